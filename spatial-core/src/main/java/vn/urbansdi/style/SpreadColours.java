package vn.urbansdi.style;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.filter.expression.Function;
import org.geotools.api.filter.expression.Literal;
import org.geotools.api.filter.expression.PropertyName;
import org.geotools.api.style.FeatureTypeStyle;
import org.geotools.api.style.Rule;
import org.geotools.api.style.Style;
import org.geotools.factory.CommonFactoryFinder;
import org.geotools.filter.function.RecodeFunction;
import org.geotools.styling.visitor.DuplicatingStyleVisitor;
import org.geotools.util.GrowableInternationalString;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.CodeList;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.Title;

/**
 * Makes of a rule whose colours follow a value one rule for each value, and one for all others. SLD 1.0 knows no {@code
 * Recode}, that of SE 1.1 takes numbers alone (its schema's {@code Data} is a double), and many programs read neither.
 */
final class SpreadColours {

    private static final FilterFactory FILTERS = CommonFactoryFinder.getFilterFactory();

    private final Layer layer;
    private final Catalog catalog;

    private SpreadColours(Layer layer, Catalog catalog) {
        this.layer = layer;
        this.catalog = catalog;
    }

    /** Draws the same as {@code style}, which stays as it is. */
    static Style of(Style style, Layer layer, Catalog catalog) {
        SpreadColours spread = new SpreadColours(layer, catalog);
        DuplicatingStyleVisitor copier = new Copier();
        style.accept(copier);
        Style copy = (Style) copier.getCopy();
        for (FeatureTypeStyle group : copy.featureTypeStyles()) {
            List<Rule> rules = new ArrayList<>();
            for (Rule rule : List.copyOf(group.rules())) {
                spread.rule(rule, rules);
            }
            group.rules().clear();
            group.rules().addAll(rules);
        }
        return copy;
    }

    private void rule(Rule rule, List<Rule> target) {
        Finder finder = new Finder();
        rule.accept(finder);
        if (finder.found.isEmpty()) {
            target.add(rule);
            return;
        }
        List<Expression> parameters = ((Function) finder.found.get()).getParameters();
        PropertyName property = (PropertyName) parameters.get(0);
        List<Filter> known = new ArrayList<>();
        for (int i = 1; i + 1 < parameters.size(); i += 2) {
            Literal value = (Literal) parameters.get(i);
            Filter equal = FILTERS.equals(property, value);
            known.add(equal);
            Rule one = resolved(rule, property, Optional.of(value), equal);
            title(rule, property, value).ifPresent(one.getDescription()::setTitle);
            rule(one, target);
        }
        Filter any = known.size() == 1 ? known.get(0) : FILTERS.or(known);
        rule(
                resolved(rule, property, Optional.empty(), FILTERS.or(FILTERS.isNull(property), FILTERS.not(any))),
                target);
    }

    /** The row that the legend has for the value; none where it has none for the rule. */
    private Optional<GrowableInternationalString> title(Rule rule, PropertyName property, Literal value) {
        if (rule.getDescription().getTitle() == null) {
            return Optional.empty();
        }
        Optional<CodeList> codes = layer.attribute(property.getPropertyName())
                .flatMap(Attribute::codes)
                .flatMap(catalog::codeList);
        String written = String.valueOf(value.getValue());
        return Optional.of(codes.flatMap(list -> list.code(written))
                .map(code -> StyleModel.text(code.title()))
                .orElse(StyleModel.text(new Title(written, written))));
    }

    private static Rule resolved(Rule rule, PropertyName property, Optional<Literal> value, Filter more) {
        Copier copier = new Copier() {
            @Override
            protected Expression copy(Expression expression) {
                if (expression instanceof RecodeFunction recode
                        && ((Function) recode).getParameters().get(0).equals(property)) {
                    return colour(recode, value);
                }
                return super.copy(expression);
            }
        };
        rule.accept(copier);
        Rule copy = (Rule) copier.getCopy();
        boolean all = rule.getFilter() == null || rule.getFilter().equals(Filter.INCLUDE);
        copy.setFilter(all ? more : FILTERS.and(rule.getFilter(), more));
        return copy;
    }

    private static Expression colour(RecodeFunction recode, Optional<Literal> value) {
        List<Expression> parameters = ((Function) recode).getParameters();
        for (int i = 1; i + 1 < parameters.size() && value.isPresent(); i += 2) {
            if (parameters.get(i).equals(value.get())) {
                return parameters.get(i + 1);
            }
        }
        return recode.getFallbackValue();
    }

    /** A {@code Recode} keeps its fallback, which GeoTools' own copy would lose. */
    private static class Copier extends DuplicatingStyleVisitor {
        @Override
        protected Expression copy(Expression expression) {
            return expression instanceof RecodeFunction ? expression : super.copy(expression);
        }
    }

    /** The first {@code Recode} of a rule. */
    private static final class Finder extends Copier {
        private Optional<RecodeFunction> found = Optional.empty();

        @Override
        protected Expression copy(Expression expression) {
            if (expression instanceof RecodeFunction recode && found.isEmpty()) {
                found = Optional.of(recode);
            }
            return super.copy(expression);
        }
    }
}
