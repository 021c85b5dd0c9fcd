package vn.urbansdi.importer.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.geo.CrsRegistry;
import vn.urbansdi.importer.row.MappedRow;

/**
 * Compares the areas that rows state in one attribute with the areas of their polygons: a finding, never a rejection, since
 * either may be right. Polygons delivered in degrees are measured on the ellipsoid, others on the grid of the layer's CRS, as
 * surveyors do.
 */
public final class AreaComparison {

    private static final int WORST = 10;
    private static final double TOLERANCE = 0.05;
    private static final Map<String, Double> SQUARE_METRES =
            Map.of("m2", 1.0, "har", 10_000.0, "ha", 10_000.0, "km2", 1e6);

    private final Attribute attribute;
    private final int position;
    private final int[] key;
    private final double unitM2;
    private final boolean onEllipsoid;
    private final PriorityQueue<Difference> worst = new PriorityQueue<>(Comparator.comparingDouble(Difference::share));
    private long rows;
    private long beyondTolerance;
    private double statedTotal;
    private double measuredTotal;

    private AreaComparison(Layer layer, Attribute attribute, boolean onEllipsoid) {
        this.attribute = attribute;
        this.position = layer.attributes().indexOf(attribute);
        this.key = names(layer).stream()
                .flatMap(name -> layer.attribute(name).stream())
                .mapToInt(layer.attributes()::indexOf)
                .toArray();
        this.unitM2 = SQUARE_METRES.get(attribute.unit().orElseThrow());
        this.onEllipsoid = onEllipsoid;
    }

    /** By what people know a row: the key, unless the store assigns it, for then deliveries come without. */
    private static List<String> names(Layer layer) {
        boolean assigned = layer.attributes().stream()
                .anyMatch(each -> each.assign().isPresent() && layer.key().contains(each.name()));
        return layer.attributeMatches().stream()
                .filter(names -> assigned && !names.equals(layer.key()))
                .findFirst()
                .orElse(layer.key());
    }

    /** One for every attribute of an areal layer whose unit is one of area; none where areas cannot be measured. */
    public static List<AreaComparison> of(Layer layer, int deliveredSrid) {
        boolean degrees = CrsRegistry.standard().require(deliveredSrid).geographic();
        boolean grid = !CrsRegistry.standard().require(layer.geometry().srid()).geographic();
        List<AreaComparison> all = new ArrayList<>();
        if (layer.geometry().type().dimension() == 2 && (degrees || grid)) {
            for (Attribute attribute : layer.attributes()) {
                boolean number = attribute.type() == AttributeType.DECIMAL || attribute.type() == AttributeType.INTEGER;
                if (number
                        && attribute.unit().filter(SQUARE_METRES::containsKey).isPresent()) {
                    all.add(new AreaComparison(layer, attribute, degrees));
                }
            }
        }
        return all;
    }

    public void add(MappedRow row) {
        if (!(row.values()[position] instanceof Number number)) {
            return;
        }
        double stated = number.doubleValue();
        double measuredM2 = onEllipsoid
                ? EllipsoidArea.squareMetres(row.source().geometry())
                : row.geometry().getArea();
        double measured = measuredM2 / unitM2;
        rows++;
        statedTotal += stated;
        measuredTotal += measured;
        double share = measured == 0 ? 0 : Math.abs(stated - measured) / measured;
        if (share > TOLERANCE) {
            beyondTolerance++;
            if (worst.size() < WORST || share > worst.peek().share()) {
                worst.add(new Difference(row.source().number(), key(row.values()), stated, measured, share));
                if (worst.size() > WORST) {
                    worst.remove();
                }
            }
        }
    }

    private String key(Object[] values) {
        return IntStream.of(key)
                .mapToObj(i -> values[i])
                .filter(Objects::nonNull)
                .map(Object::toString)
                .collect(Collectors.joining("/"));
    }

    /**
     * One row that disagrees.
     *
     * @param stated   in the attribute's unit
     * @param measured in the attribute's unit
     * @param share    difference divided by the measured area
     */
    public record Difference(long row, String key, double stated, double measured, double share) {}

    /**
     * What the comparison has found.
     *
     * @param unit            of all areas
     * @param measure         {@code ellipsoid} or {@code grid}
     * @param beyondTolerance rows that are more than 5 % off
     * @param worst           up to ten of them, worst first
     */
    public record Finding(
            String attribute,
            String unit,
            String measure,
            long rows,
            BigDecimal statedTotal,
            BigDecimal measuredTotal,
            long beyondTolerance,
            List<Difference> worst) {

        public Finding {
            worst = List.copyOf(worst);
        }

        /** Stated minus measured, in percent of measured. */
        public double totalDifferencePercent() {
            return 100 * (statedTotal.doubleValue() / measuredTotal.doubleValue() - 1);
        }
    }

    /** Absent if no row states an area. */
    public Optional<Finding> finding() {
        if (rows == 0 || measuredTotal == 0) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                attribute.name(),
                attribute.unit().orElseThrow(),
                onEllipsoid ? "ellipsoid" : "grid",
                rows,
                rounded(statedTotal),
                rounded(measuredTotal),
                beyondTolerance,
                worst.stream()
                        .sorted(Comparator.comparingDouble(Difference::share).reversed())
                        .toList()));
    }

    private static BigDecimal rounded(double area) {
        return BigDecimal.valueOf(area).setScale(3, java.math.RoundingMode.HALF_EVEN);
    }
}
