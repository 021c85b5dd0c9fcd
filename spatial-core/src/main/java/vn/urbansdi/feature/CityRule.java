package vn.urbansdi.feature;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Envelope;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.City;
import vn.urbansdi.catalog.Deployment;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.geo.CoordinateTransform;
import vn.urbansdi.geo.Extent;

/**
 * To which city a feature belongs, as far as the codes of the cities' wards and the cities' rectangles tell; imports and edits
 * ask the same. A ward tells for certain. A rectangle holds more than its city, so it tells only where no other city's rectangle
 * holds the place, too, and never against what is known.
 */
public final class CityRule {

    /** The attribute that names the ward, in layers that have it. */
    public static final String WARD_CODE = "ward_code";

    private final Optional<Attribute> ward;
    private final Map<String, Extent> extents = new LinkedHashMap<>();
    private final Map<String, String> cityOfWard = new HashMap<>();

    /** @param srid EPSG code of the places that are asked about */
    public CityRule(Deployment deployment, Layer layer, int srid) {
        this.ward = layer.attribute(WARD_CODE);
        deployment.cities().forEach(city -> learn(city, srid));
    }

    private void learn(City city, int srid) {
        extents.put(
                city.id(),
                CoordinateTransform.between(city.extent().srid(), srid).transform(city.extent()));
        city.wards().forEach(code -> cityOfWard.put(code, city.id()));
    }

    /** The layer's attribute that holds the code of the ward. */
    public Optional<Attribute> ward() {
        return ward;
    }

    /**
     * The city of which it is a ward.
     *
     * @param code as the attribute holds it; null if it is empty
     */
    public Optional<String> ofWard(Object code) {
        return code == null ? Optional.empty() : Optional.ofNullable(cityOfWard.get(code.toString()));
    }

    /** The city whose rectangle holds the place, if it is the only one. */
    public Optional<String> at(Envelope place) {
        List<String> found =
                extents.keySet().stream().filter(city -> holds(city, place)).toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private boolean holds(String city, Envelope place) {
        return envelope(city).contains(place);
    }

    /** Whether any of the place lies in the city's rectangle. */
    public boolean touches(String city, Envelope place) {
        return extents.containsKey(city) && envelope(city).intersects(place);
    }

    private Envelope envelope(String city) {
        Extent extent = extents.get(city);
        return new Envelope(extent.minX(), extent.maxX(), extent.minY(), extent.maxY());
    }

    /**
     * The city of a feature of which nothing was known before: its ward's, and where it names no ward, the one of its place. A
     * ward that is no city's leaves it outside the cities, wherever it lies.
     */
    public Optional<String> ofNew(Object code, Envelope place) {
        return code == null ? at(place) : ofWard(code);
    }

    /**
     * The city of a feature that was changed. Another ward tells anew; else the city that it had stays for as long as its
     * rectangle reaches the feature, since whoever delivered the feature may have known better than rectangles do.
     *
     * @param city  the one that it had; null outside the cities
     * @param place empty of a feature without geometry
     */
    public Optional<String> ofChanged(String city, Object codeBefore, Object code, Envelope place) {
        boolean sameWard = code == null || code.equals(codeBefore);
        boolean reached = city != null && (place.isNull() || touches(city, place));
        return sameWard && reached ? Optional.of(city) : ofNew(code, place);
    }
}
