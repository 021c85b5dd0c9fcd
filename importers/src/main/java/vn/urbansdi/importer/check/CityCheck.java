package vn.urbansdi.importer.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import vn.urbansdi.catalog.City;
import vn.urbansdi.catalog.Deployment;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.feature.CityRule;
import vn.urbansdi.importer.row.DeliveryException;
import vn.urbansdi.importer.row.NearNames;
import vn.urbansdi.importer.row.Reason;
import vn.urbansdi.importer.row.Rejection;

/**
 * Whether rows lie in the city that they are said to belong to, as far as the rectangles of the deployment's cities and the
 * codes of their wards tell. Where rectangles overlap, either city may be right. Of one thread.
 */
public final class CityCheck {

    private static final int EXAMPLES = 10;

    private final Map<String, City> cities = new LinkedHashMap<>();
    private final CityRule rule;
    private final Optional<String> stated;
    private final int wardPosition;
    private final boolean rejects;
    private final Map<String, Tally> tallies = new TreeMap<>();

    /**
     * @param srid    of the delivered coordinates
     * @param stated  the city that the delivery states for all rows; else each row's ward tells
     * @param rejects whether rows that plainly belong to another city are rejected; else they are only told
     * @throws DeliveryException if there is no such city
     */
    public CityCheck(Deployment deployment, Layer layer, int srid, Optional<String> stated, boolean rejects) {
        stated.ifPresent(id -> require(deployment, id));
        this.stated = stated;
        this.rule = new CityRule(deployment, layer, srid);
        this.wardPosition = rule.ward().map(layer.attributes()::indexOf).orElse(-1);
        this.rejects = rejects;
        deployment.cities().forEach(city -> cities.put(city.id(), city));
    }

    private static final class Tally {
        long rows;
        long outside;
        final Map<String, Long> elsewhere = new TreeMap<>();
        final List<Example> examples = new ArrayList<>();
    }

    /** @throws DeliveryException if the deployment has no such city */
    public static void require(Deployment deployment, String id) {
        List<String> known = deployment.cities().stream().map(City::id).toList();
        if (!known.contains(id)) {
            Title near = NearNames.hint(id, known);
            throw new DeliveryException(
                    "city: không có đô thị \"" + id + "\"" + near.vi() + "; có: " + known + ".",
                    "city: there is no city \"" + id + "\"" + near.en() + "; there are " + known + ".");
        }
    }

    /**
     * The city that a row is said to belong to, by the delivery or by its ward; null if neither tells.
     *
     * @param values in the layer's order
     */
    public String of(Object[] values) {
        return stated.or(() -> rule.ofWard(ward(values))).orElse(null);
    }

    private Object ward(Object[] values) {
        return wardPosition < 0 ? null : values[wardPosition];
    }

    /**
     * @param values    in the layer's order
     * @param delivered in the file's coordinates; null where the row has no place
     * @return null unless the row plainly belongs to another city, and such rows are rejected
     */
    public Rejection check(long row, Object[] values, Geometry delivered) {
        String city = of(values);
        if (city == null) {
            return null;
        }
        Object ward = ward(values);
        Tally tally = tallies.computeIfAbsent(city, each -> new Tally());
        tally.rows++;
        Optional<String> byWard = rule.ofWard(ward);
        boolean otherWard = byWard.isPresent() && !byWard.get().equals(city);
        Envelope place = delivered == null ? new Envelope() : delivered.getEnvelopeInternal();
        boolean outside = !place.isNull() && !rule.touches(city, place);
        if (!otherWard && !outside) {
            return null;
        }
        Optional<String> other = otherWard ? byWard : rule.at(new Envelope(place.centre()));
        tally.outside++;
        other.ifPresent(id -> tally.elsewhere.merge(id, 1L, Long::sum));
        Coordinate at = place.isNull() ? null : place.centre();
        if (tally.examples.size() < EXAMPLES) {
            tally.examples.add(
                    new Example(row, at == null ? null : at.x, at == null ? null : at.y, other.orElse(""), otherWard));
        }
        return rejects && other.isPresent() ? rejection(city, other.get(), ward, otherWard, at) : null;
    }

    private Rejection rejection(String city, String other, Object ward, boolean otherWard, Coordinate at) {
        String stated = cities.get(city).name().vi();
        String found = cities.get(other).name().vi();
        return otherWard
                ? Rejection.of(
                        Reason.OTHER_CITY,
                        "Phường " + ward + " thuộc " + found + ", không thuộc " + stated + ".",
                        "The ward " + ward + " belongs to "
                                + cities.get(other).name().en() + ", not to "
                                + cities.get(city).name().en() + ".")
                : Rejection.of(
                        Reason.OTHER_CITY,
                        "Toạ độ " + at.x + " " + at.y + " nằm ở " + found + ", không ở " + stated + ".",
                        "The coordinates " + at.x + " " + at.y + " lie in "
                                + cities.get(other).name().en() + ", not in "
                                + cities.get(city).name().en() + ".");
    }

    /**
     * Rows that are said to belong to a city and do not lie there.
     *
     * @param city      id
     * @param rows      that are said to belong to it
     * @param outside   those that do not lie in its extent, or whose ward is another city's
     * @param elsewhere the same by the city that they plainly belong to; those that lie in none are left out
     * @param examples  the first ones
     */
    public record Finding(String city, long rows, long outside, Map<String, Long> elsewhere, List<Example> examples) {
        public Finding {
            elsewhere = Map.copyOf(elsewhere);
            examples = List.copyOf(examples);
        }
    }

    /**
     * @param x      in the file's coordinates; null where the row has no place
     * @param liesIn id of the city that it plainly belongs to; empty if there is none
     * @param byWard whether its ward tells so, not its place
     */
    public record Example(long row, Double x, Double y, String liesIn, boolean byWard) {}

    /** One for each city of which rows do not lie in it. */
    public List<Finding> findings() {
        return tallies.entrySet().stream()
                .filter(each -> each.getValue().outside > 0)
                .map(each -> new Finding(
                        each.getKey(),
                        each.getValue().rows,
                        each.getValue().outside,
                        each.getValue().elsewhere,
                        each.getValue().examples))
                .toList();
    }
}
