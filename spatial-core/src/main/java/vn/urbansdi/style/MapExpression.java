package vn.urbansdi.style;

import java.util.ArrayList;
import java.util.List;

/** Conditions as the expressions that OpenLayers (≥ 7.2), Mapbox and MapLibre share: lists that begin with their operator. */
final class MapExpression {

    private MapExpression() {}

    static List<Object> of(Condition condition) {
        if (condition instanceof Condition.Comparison comparison) {
            List<Object> compared =
                    List.of(comparison.operator().sign(), get(comparison.column()), constant(comparison.literal()));
            // OpenLayers has null for a missing value, and null differs from everything
            return comparison.operator() == Condition.Operator.EQUAL
                    ? compared
                    : List.of("all", has(comparison.column()), compared);
        }
        if (condition instanceof Condition.In in) {
            List<Object> constants =
                    in.literals().stream().map(MapExpression::constant).toList();
            return List.of("in", get(in.column()), List.of("literal", constants));
        }
        if (condition instanceof Condition.Missing missing) {
            return List.of("!", has(missing.column()));
        }
        if (condition instanceof Condition.Not not) {
            return List.of("!", of(not.part()));
        }
        if (condition instanceof Condition.All all) {
            return combined("all", all.parts());
        }
        return combined("any", ((Condition.Any) condition).parts());
    }

    private static List<Object> combined(String operator, List<Condition> parts) {
        List<Object> json = new ArrayList<>();
        json.add(operator);
        parts.forEach(part -> json.add(of(part)));
        return json;
    }

    static List<Object> get(Column column) {
        return List.of("get", column.attribute().name());
    }

    private static List<Object> has(Column column) {
        return List.of("has", column.attribute().name());
    }

    private static Object constant(Object literal) {
        return literal instanceof Number || literal instanceof Boolean ? literal : literal.toString();
    }
}
