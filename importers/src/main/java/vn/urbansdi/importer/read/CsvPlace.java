package vn.urbansdi.importer.read;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Geometry;
import vn.urbansdi.importer.row.DecimalText;
import vn.urbansdi.importer.row.DeliveryException;
import vn.urbansdi.importer.row.FieldName;
import vn.urbansdi.importer.row.SourceCrs;
import vn.urbansdi.importer.row.SourceField;

/**
 * Where the geometry of a text table's rows stands: in two columns, or as well-known text in one.
 *
 * @param x   position of the column of easting or longitude; of the text where {@code wkt}
 * @param y   position of the column of northing or latitude
 * @param crs what the names of the columns say
 */
record CsvPlace(int x, int y, boolean wkt, SourceCrs crs) {

    private static final Set<String> LONGITUDE = Set.of("longitude", "lon", "long", "lng", "kinhdo");
    private static final Set<String> LATITUDE = Set.of("latitude", "lat", "vido");
    private static final Set<String> EASTING = Set.of("easting", "east", "e", "x");
    private static final Set<String> NORTHING = Set.of("northing", "north", "n", "y");
    private static final Set<String> WKT = Set.of("wkt", "wktgeom", "thegeom", "geom", "geometry");

    static CsvPlace find(List<SourceField> fields, ReadOptions options) {
        List<String> keys =
                fields.stream().map(field -> FieldName.key(field.name())).toList();
        if (options.wkt().isPresent()) {
            return ofText(declared(keys, options.wkt().get(), fields));
        }
        if (options.x().isPresent() && options.y().isPresent()) {
            int x = declared(keys, options.x().get(), fields);
            int y = declared(keys, options.y().get(), fields);
            boolean degrees = LONGITUDE.contains(keys.get(x)) && LATITUDE.contains(keys.get(y));
            return new CsvPlace(x, y, false, crs(degrees));
        }
        Optional<CsvPlace> degrees = pair(keys, LONGITUDE, LATITUDE, true);
        Optional<CsvPlace> metres = pair(keys, EASTING, NORTHING, false);
        int text = indexOf(keys, WKT);
        return degrees.or(() -> metres)
                .or(() -> text < 0 ? Optional.empty() : Optional.of(ofText(text)))
                .orElseThrow(() -> new DeliveryException(
                        "không thấy cột toạ độ; hãy ghi x và y (hoặc wkt) trong bản khai giao nộp. Các cột: "
                                + names(fields) + ".",
                        "no columns with coordinates; state x and y (or wkt) in the delivery. The columns are: "
                                + names(fields) + "."));
    }

    private static CsvPlace ofText(int position) {
        return new CsvPlace(position, position, true, crs(false));
    }

    private static Optional<CsvPlace> pair(List<String> keys, Set<String> first, Set<String> second, boolean degrees) {
        int x = indexOf(keys, first);
        int y = indexOf(keys, second);
        return x < 0 || y < 0 ? Optional.empty() : Optional.of(new CsvPlace(x, y, false, crs(degrees)));
    }

    private static SourceCrs crs(boolean degrees) {
        return degrees
                ? SourceCrs.known(
                        4326, "Các cột kinh độ, vĩ độ: WGS 84.", "The columns are longitude and latitude: WGS 84.")
                : SourceCrs.unknown("Tệp CSV không khai báo hệ toạ độ.", "A CSV file does not name its CRS.");
    }

    private static int declared(List<String> keys, String name, List<SourceField> fields) {
        int position = keys.indexOf(FieldName.key(name));
        if (position < 0) {
            throw new DeliveryException(
                    "không có cột \"" + name + "\"; các cột: " + names(fields) + ".",
                    "there is no column \"" + name + "\"; the columns are: " + names(fields) + ".");
        }
        return position;
    }

    private static int indexOf(List<String> keys, Set<String> wanted) {
        for (int i = 0; i < keys.size(); i++) {
            if (wanted.contains(keys.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private static String names(List<SourceField> fields) {
        return fields.stream().map(SourceField::name).limit(50).collect(Collectors.joining(", "));
    }

    /** @return null where the cells are empty */
    Geometry geometry(List<String> cells, ShapeBuilder shapes) throws MalformedShapeException {
        String first = cells.get(x).strip();
        if (wkt) {
            return first.isEmpty() ? null : WellKnownText.read(first, shapes);
        }
        String second = cells.get(y).strip();
        if (first.isEmpty() && second.isEmpty()) {
            return null;
        }
        return shapes.point(coordinate(first), coordinate(second));
    }

    private static double coordinate(String text) throws MalformedShapeException {
        Optional<BigDecimal> number = DecimalText.parse(text);
        if (number.isEmpty()) {
            String shown = text.length() > 40 ? text.substring(0, 40) + "…" : text;
            throw MalformedShapeException.invalid(
                    "Toạ độ \"" + shown + "\" không phải là số.", "The coordinate \"" + shown + "\" is not a number.");
        }
        return number.get().doubleValue();
    }
}
