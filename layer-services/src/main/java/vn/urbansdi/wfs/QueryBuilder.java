package vn.urbansdi.wfs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.feature.FeatureQuery;
import vn.urbansdi.feature.SortKey;
import vn.urbansdi.filter.Filter;
import vn.urbansdi.filter.FilterException;
import vn.urbansdi.filter.Filters;
import vn.urbansdi.filter.ValueReference;
import vn.urbansdi.geo.CrsReference;
import vn.urbansdi.geo.CrsRegistry;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.ows.KvpRequest;
import vn.urbansdi.ows.OwsException;

/** Turns the parts of a query, as clients write them, into a checked query on one feature type. */
final class QueryBuilder {

    private final Catalog catalog;
    private final WfsVersion version;
    private final FeatureType type;
    private final OutputFormat format;

    QueryBuilder(Catalog catalog, WfsVersion version, FeatureType type, OutputFormat format) {
        this.catalog = catalog;
        this.version = version;
        this.type = type;
        this.format = format;
    }

    /**
     * The query.
     *
     * @param properties names of the wanted properties; empty means all of them
     */
    WfsQuery build(Filter filter, Optional<String> srsName, List<String> properties, List<SortKey> sort) {
        CrsReference crs = srsName.map(this::answerCrs).orElseGet(this::defaultAnswerCrs);
        Set<String> wanted = propertyNames(properties);
        List<Attribute> attributes = type.attributes().stream()
                .filter(a -> wanted.isEmpty() || wanted.contains(a.name()) || isMandatory(a))
                .toList();
        FeatureQuery query = new FeatureQuery(
                type.layer(),
                attributes,
                wanted.isEmpty() || wanted.contains(FeatureType.GEOMETRY),
                filter,
                Optional.empty(),
                crs.crs().srid(),
                sort,
                Optional.empty(),
                0,
                OptionalLong.empty(),
                OptionalDouble.empty(),
                Optional.empty());
        return new WfsQuery(type, query, crs);
    }

    /** The CRS that {@code srsName} names; the type's own where there is none. */
    CrsReference crs(Optional<String> srsName) {
        return srsName.map(name -> crs(name, "srsName")).orElseGet(this::defaultCrs);
    }

    /**
     * The order that {@code sortBy} asks for (OGC 09-025r1, 7.9.2.5.4): {@code a,b DESC}.
     *
     * @param written property and direction, by comma
     */
    List<SortKey> sortBy(String written) {
        List<SortKey> keys = new ArrayList<>();
        for (String item : KvpRequest.items(written)) {
            String[] words = item.split("\\s+", -1);
            if (words.length > 2) {
                throw invalidSort(item);
            }
            keys.add(sortKey(words[0], words.length == 2 ? words[1] : "ASC"));
        }
        return keys;
    }

    SortKey sortKey(String property, String direction) {
        boolean descending = switch (direction.toUpperCase(Locale.ROOT)) {
            case "ASC", "A" -> false;
            case "DESC", "D" -> true;
            default -> throw invalidSort(direction);
        };
        String name = property(property, "sortBy");
        if (name.equals(FeatureType.GEOMETRY)) {
            throw invalidSort(property);
        }
        return new SortKey(name, descending);
    }

    /** The rectangle of {@code bbox} (OGC 06-121r3, 10.2.3): four numbers in the order of the CRS that may stand fifth. */
    Filter bbox(String written) {
        List<String> items = KvpRequest.items(written);
        if (items.size() != 4 && items.size() != 5) {
            throw invalidBbox(written);
        }
        CrsReference crs = items.size() == 5 ? crs(items.get(4), "bbox") : defaultCrs();
        double[] corner = new double[4];
        for (int i = 0; i < 4; i++) {
            corner[i] = number(items.get(i), written);
        }
        if (corner[0] > corner[2] || corner[1] > corner[3]) {
            throw invalidBbox(written);
        }
        Extent extent = crs.extent(corner[0], corner[1], corner[2], corner[3]);
        if (items.size() < 5 && !crs.crs().geographic() && looksLikeDegrees(corner)) {
            throw OwsException.invalidParameterValue(
                    "bbox",
                    "bbox không nêu hệ toạ độ nên là mét trong " + crs.crs().code() + ", nhưng các số trông như độ:"
                            + " hãy thêm ,CRS:84 (kinh độ trước) vào cuối",
                    "A bbox that names no CRS is in metres of " + crs.crs().code()
                            + ", but these numbers look like degrees:" + " append ,CRS:84 (longitude first)");
        }
        if (crs.crs().geographic() && (extent.minY() > 90 || extent.maxY() < -90)) {
            throw swappedBbox(crs);
        }
        return Filters.bbox(extent);
    }

    private static boolean looksLikeDegrees(double[] corner) {
        return Arrays.stream(corner).allMatch(ordinate -> Math.abs(ordinate) <= 360);
    }

    private CrsReference answerCrs(String srsName) {
        CrsReference crs = crs(srsName, "srsName");
        boolean possible = format.file().stream()
                .flatMapToInt(file -> file.onlySrid().stream())
                .allMatch(srid -> srid == crs.crs().srid());
        if (!possible) {
            throw OwsException.invalidParameterValue(
                    "srsName",
                    "Định dạng này chỉ có WGS 84: hãy bỏ srsName",
                    "This format knows only WGS 84: leave out srsName");
        }
        return crs;
    }

    /** The layer's own CRS, unless the format is bound to another. */
    private CrsReference defaultAnswerCrs() {
        return format.file().stream()
                .flatMapToInt(file -> file.onlySrid().stream())
                .mapToObj(srid -> CrsRegistry.standard().require(srid))
                .map(crs -> new CrsReference(crs, crs.northFirst(), crs.urn()))
                .findFirst()
                .orElseGet(this::defaultCrs);
    }

    /** In every format, GeoJSON too, which then names it (OGC 09-025r2, 7.9.2.4.4). */
    private CrsReference defaultCrs() {
        return version.defaultCrs(type.layer());
    }

    private CrsReference crs(String name, String locator) {
        return version.crsNames()
                .find(name)
                .filter(reference -> isServed(reference.crs().srid()))
                .orElseThrow(() -> OwsException.invalidParameterValue(
                        locator,
                        "Không phục vụ hệ toạ độ " + KvpRequest.shown(name),
                        "The CRS " + KvpRequest.shown(name) + " is not served"));
    }

    private boolean isServed(int srid) {
        return new ServedCrs(catalog).contains(type.layer(), srid);
    }

    private Set<String> propertyNames(List<String> written) {
        Set<String> names = new HashSet<>();
        for (String item : written) {
            if (item.equals("*")) {
                return Set.of();
            }
            String name = property(item, "propertyName");
            if (name.equals("fid")) {
                throw unknownProperty(item, "propertyName");
            }
            names.add(name);
        }
        return names;
    }

    /** GML must be valid against its own schema, whatever the client leaves out (OGC 09-025r1, 7.9.2.5.3.1). */
    private boolean isMandatory(Attribute attribute) {
        return format.isGml() && attribute.required();
    }

    private String property(String written, String locator) {
        try {
            ValueReference named = ValueReference.of(type.layer(), written);
            if (!named.isIdentifier()) {
                return named.property();
            }
        } catch (FilterException e) {
            throw unknownProperty(written, locator);
        }
        throw unknownProperty(written, locator);
    }

    private OwsException unknownProperty(String written, String locator) {
        return OwsException.invalidParameterValue(
                locator,
                type.name() + " không có thuộc tính " + KvpRequest.shown(written),
                type.name() + " has no property " + KvpRequest.shown(written));
    }

    private static double number(String item, String whole) {
        try {
            double value = Double.parseDouble(item);
            // Java reads more than the standard writes: "NaN", "1e400", "0x1p3", "5d".
            if (Double.isFinite(value) && item.matches("[-+]?[0-9.]+([eE][-+]?[0-9]+)?")) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw invalidBbox(whole);
        }
        throw invalidBbox(whole);
    }

    private static OwsException invalidBbox(String written) {
        return OwsException.invalidParameterValue(
                "bbox",
                "bbox phải là bốn số, nhỏ trước lớn sau, rồi có thể là hệ toạ độ: " + KvpRequest.shown(written),
                "bbox must be four numbers, lower before upper, then perhaps a CRS: " + KvpRequest.shown(written));
    }

    /** No feature lies there, so the answer would be empty and look as if there were none. */
    private static OwsException swappedBbox(CrsReference crs) {
        String vi = crs.northFirst() ? "vĩ độ trước kinh độ" : "kinh độ trước vĩ độ";
        String en = crs.northFirst() ? "latitude before longitude" : "longitude before latitude";
        String other = crs.northFirst() ? "CRS:84" : crs.crs().urn();
        return OwsException.invalidParameterValue(
                "bbox",
                "bbox có vĩ độ ngoài ±90: " + crs.name() + " viết " + vi + "; thứ tự ngược lại là " + other,
                "bbox has latitudes beyond ±90: " + crs.name() + " puts " + en + "; the other order is " + other);
    }

    private static OwsException invalidSort(String written) {
        return OwsException.invalidParameterValue(
                "sortBy",
                "sortBy phải là thuộc tính rồi ASC hoặc DESC: " + KvpRequest.shown(written),
                "sortBy must be a property, then ASC or DESC: " + KvpRequest.shown(written));
    }
}
