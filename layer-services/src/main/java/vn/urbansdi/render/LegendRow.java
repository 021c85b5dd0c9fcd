package vn.urbansdi.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.CodeList;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.style.Colour;
import vn.urbansdi.style.CompiledStyle;
import vn.urbansdi.style.CompiledStyle.Rule;

/**
 * A row of a legend: one for each titled rule, and one for each colour where a rule's colours follow codes.
 *
 * @param symbols of the rule, drawn one above the other; none in a heading
 * @param value   whose colour is shown; absent for the colour of all other features
 */
public record LegendRow(Title title, List<Rule> symbols, Optional<Object> value) {

    public LegendRow {
        symbols = List.copyOf(symbols);
    }

    /**
     * @param scale only of the rules that draw at this denominator; empty for all
     * @return at least one: the layer's title where no rule has one
     */
    public static List<LegendRow> of(Layer layer, CompiledStyle style, Catalog catalog, Optional<Double> scale) {
        List<LegendRow> rows = new ArrayList<>();
        for (int i = 0; i < style.rules().size(); i++) {
            Rule rule = style.rules().get(i);
            boolean drawn = scale.isEmpty() || rule.scales().contains(scale.get());
            if (rule.title().isPresent() && drawn) {
                rows(rule.title().get(), symbols(style.rules(), i), catalog).stream()
                        .filter(row -> rows.stream().noneMatch(row::looksLike))
                        .toList()
                        .forEach(rows::add);
            }
        }
        return rows.isEmpty() ? List.of(new LegendRow(layer.title(), List.of(), Optional.empty())) : rows;
    }

    /** The rule and what follows it without a title for the same features: its further symbolizers. */
    private static List<Rule> symbols(List<Rule> rules, int first) {
        Rule titled = rules.get(first);
        List<Rule> symbols = new ArrayList<>(List.of(titled));
        for (Rule next : rules.subList(first + 1, rules.size())) {
            boolean same = next.title().isEmpty()
                    && next.level() == titled.level()
                    && next.scales().equals(titled.scales())
                    && next.when().equals(titled.when());
            if (!same) {
                break;
            }
            if (next.label().isEmpty()) {
                symbols.add(next);
            }
        }
        return symbols;
    }

    private static List<LegendRow> rows(Title title, List<Rule> symbols, Catalog catalog) {
        Optional<Colour.ByValue> byValue = byValue(symbols.get(0));
        if (byValue.isEmpty()) {
            return List.of(new LegendRow(title, symbols, Optional.empty()));
        }
        List<LegendRow> rows = new ArrayList<>(List.of(new LegendRow(title, List.of(), Optional.empty())));
        Optional<CodeList> codes = byValue.get().column().attribute().codes().flatMap(catalog::codeList);
        for (Object value : byValue.get().rgbByValue().keySet()) {
            String written = value.toString();
            Title text = codes.flatMap(list -> list.code(written))
                    .map(CodeList.Code::title)
                    .orElse(new Title(written, written));
            rows.add(new LegendRow(text, symbols, Optional.of(value)));
        }
        return rows;
    }

    /** Whether nobody could tell the rows from each other: a rule may be there for several ranges of scales. */
    private boolean looksLike(LegendRow other) {
        return !symbols.isEmpty()
                && title.equals(other.title)
                && value.equals(other.value)
                && symbols.stream()
                        .map(LegendRow::look)
                        .toList()
                        .equals(other.symbols.stream().map(LegendRow::look).toList());
    }

    private static List<Object> look(Rule rule) {
        return List.of(rule.fill(), rule.stroke(), rule.mark());
    }

    /** The values by which the row's colours are looked up. */
    public Object[] values(CompiledStyle style) {
        Object[] values = new Object[style.properties().size()];
        value.ifPresent(
                shown -> values[byValue(symbols.get(0)).orElseThrow().column().position()] = shown);
        return values;
    }

    private static Optional<Colour.ByValue> byValue(Rule rule) {
        return rule.fill()
                .map(CompiledStyle.Fill::colour)
                .filter(Colour.ByValue.class::isInstance)
                .or(() -> rule.stroke().map(CompiledStyle.Stroke::colour).filter(Colour.ByValue.class::isInstance))
                .map(Colour.ByValue.class::cast);
    }
}
