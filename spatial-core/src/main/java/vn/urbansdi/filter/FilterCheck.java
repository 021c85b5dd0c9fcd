package vn.urbansdi.filter;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.geotools.api.filter.And;
import org.geotools.api.filter.BinaryComparisonOperator;
import org.geotools.api.filter.BinaryLogicOperator;
import org.geotools.api.filter.ExcludeFilter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.api.filter.Id;
import org.geotools.api.filter.IncludeFilter;
import org.geotools.api.filter.Not;
import org.geotools.api.filter.Or;
import org.geotools.api.filter.PropertyIsBetween;
import org.geotools.api.filter.PropertyIsLike;
import org.geotools.api.filter.PropertyIsNil;
import org.geotools.api.filter.PropertyIsNull;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.filter.expression.PropertyName;
import org.geotools.api.filter.identity.FeatureId;
import org.geotools.api.filter.spatial.BinarySpatialOperator;
import org.geotools.api.filter.temporal.BinaryTemporalOperator;
import org.geotools.factory.CommonFactoryFinder;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.catalog.Layer;

/**
 * Turns what a parser read into a {@link Filter} of one layer: names resolved, literals in their attributes' types,
 * everything within bounds, and few kinds of node left:
 *
 * <ul>
 *   <li>And, Or (of any number), Not, Include, Exclude, Id;
 *   <li>the six comparisons, property on the left, a literal or another property on the right; Between, Like, Null;
 *   <li>the spatial operators, {@code geom} on the left and on the right a JTS geometry, x before y, whose
 *       {@code getSRID()} is its CRS; distances in metres. A BBOX has become Intersects with a rectangle, which is what
 *       the standard says it means (OGC 09-026r2, 7.8.3.2).
 * </ul>
 *
 * <p>Temporal operators become comparisons. Functions and arithmetic are refused.
 */
final class FilterCheck {

    private static final FilterFactory FACTORY = CommonFactoryFinder.getFilterFactory();

    private static final Pattern RESOURCE_ID = Pattern.compile("(.+)\\.(\\d{1,18})");

    private final Layer layer;
    private final ComparisonCheck comparisons;
    private final SpatialCheck spatial;
    private int nodes;

    FilterCheck(Layer layer, int literalSrid) {
        this.layer = layer;
        this.comparisons = new ComparisonCheck(layer);
        this.spatial = new SpatialCheck(literalSrid);
    }

    Filter check(org.geotools.api.filter.Filter ast) {
        return new Filter(check(ast, 0));
    }

    private org.geotools.api.filter.Filter check(org.geotools.api.filter.Filter ast, int depth) {
        if (depth > FilterLimits.DEPTH) {
            throw Refusal.tooLarge("depth", FilterLimits.DEPTH);
        }
        count();
        if (ast instanceof IncludeFilter || ast instanceof ExcludeFilter) {
            return ast;
        }
        if (ast instanceof Id id) {
            return checkIds(id);
        }
        if (ast instanceof And and) {
            return FACTORY.and(checkAll(flatten(and, And.class), depth));
        }
        if (ast instanceof Or or) {
            return FACTORY.or(checkAll(flatten(or, Or.class), depth));
        }
        if (ast instanceof Not not) {
            return FACTORY.not(check(not.getFilter(), depth + 1));
        }
        return checkPredicate(ast);
    }

    private org.geotools.api.filter.Filter checkPredicate(org.geotools.api.filter.Filter ast) {
        if (ast instanceof BinaryComparisonOperator comparison) {
            return comparisons.check(comparison);
        }
        if (ast instanceof PropertyIsBetween between) {
            return comparisons.check(between);
        }
        if (ast instanceof PropertyIsLike like) {
            return comparisons.check(like);
        }
        if (ast instanceof PropertyIsNull isNull) {
            return checkNull(isNull.getExpression());
        }
        if (ast instanceof PropertyIsNil isNil) {
            // the service leaves out what is null, with no reason given: nil and null are one (OGC 09-026r2, 7.7.3.6)
            return checkNull(isNil.getExpression());
        }
        if (ast instanceof BinaryTemporalOperator temporal) {
            return new TemporalCheck(layer).check(temporal);
        }
        if (ast instanceof BinarySpatialOperator operator) {
            return spatial.check(operator, layer);
        }
        throw Refusal.unsupportedNode(ast);
    }

    /**
     * Identifiers as the protocols write them become {@code <layer id>.<fid>}: {@code Lakes.7} and {@code x:Lakes.7} are
     * {@code cite:Lakes.7}. One of another layer, or of none, matches nothing and is no error (OGC 09-026r2, 7.11).
     */
    private org.geotools.api.filter.Filter checkIds(Id id) {
        String layerId = layer.id();
        // the second for a deployment whose own prefix is another
        Set<String> names = Set.copyOf(List.of(bareName(layerId), layerId.replace(':', '_')));
        Set<FeatureId> known = new LinkedHashSet<>();
        for (Object written : id.getIDs()) {
            Matcher matcher = RESOURCE_ID.matcher(written.toString());
            if (matcher.matches() && names.contains(bareName(matcher.group(1)))) {
                known.add(FACTORY.featureId(layerId + "." + matcher.group(2)));
            }
        }
        return known.isEmpty() ? org.geotools.api.filter.Filter.EXCLUDE : FACTORY.id(known);
    }

    private static String bareName(String name) {
        return name.substring(name.lastIndexOf(':') + 1);
    }

    private org.geotools.api.filter.Filter checkNull(Expression expression) {
        if (!(expression instanceof PropertyName property)) {
            throw Refusal.unsupported("IsNull");
        }
        return FACTORY.isNull(FACTORY.property(PropertyNames.resolve(layer, property.getPropertyName())));
    }

    private List<org.geotools.api.filter.Filter> checkAll(List<org.geotools.api.filter.Filter> parts, int depth) {
        List<org.geotools.api.filter.Filter> checked = new ArrayList<>(parts.size());
        for (org.geotools.api.filter.Filter part : parts) {
            checked.add(check(part, depth + 1));
        }
        return checked;
    }

    /** The parser reads {@code a AND b AND c} as a chain as deep as it is long; here it becomes one node, in order. */
    private List<org.geotools.api.filter.Filter> flatten(
            BinaryLogicOperator root, Class<? extends BinaryLogicOperator> kind) {
        List<org.geotools.api.filter.Filter> parts = new ArrayList<>();
        Deque<org.geotools.api.filter.Filter> open = new ArrayDeque<>();
        open.push(root);
        while (!open.isEmpty()) {
            org.geotools.api.filter.Filter next = open.pop();
            if (kind.isInstance(next)) {
                count();
                List<org.geotools.api.filter.Filter> children = ((BinaryLogicOperator) next).getChildren();
                for (int i = children.size() - 1; i >= 0; i--) {
                    open.push(children.get(i));
                }
            } else {
                parts.add(next);
            }
        }
        return parts;
    }

    private void count() {
        nodes++;
        if (nodes > FilterLimits.NODES) {
            throw Refusal.tooLarge("nodes", FilterLimits.NODES);
        }
    }

    /** A property that holds a value, not the geometry. */
    static PropertyName valueProperty(Layer layer, PropertyName written, String operator) {
        String name = PropertyNames.resolve(layer, written.getPropertyName());
        if (name.equals(PropertyNames.GEOMETRY)) {
            throw Refusal.operands(name, operator);
        }
        return FACTORY.property(name);
    }

    static AttributeType type(Layer layer, PropertyName resolved) {
        return PropertyNames.type(layer, resolved.getPropertyName());
    }
}
