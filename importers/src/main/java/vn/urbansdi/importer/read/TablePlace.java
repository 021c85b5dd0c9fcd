package vn.urbansdi.importer.read;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Geometry;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.geo.CrsRegistry;
import vn.urbansdi.importer.row.DeliveryException;
import vn.urbansdi.importer.row.FieldName;
import vn.urbansdi.importer.row.SourceCrs;
import vn.urbansdi.importer.row.SourceField;

/**
 * Where the geometry of a table's rows stands: in two columns, or as well-known text in one.
 *
 * @param x     position of the column of easting or longitude; of the text where {@code wkt}
 * @param y     position of the column of northing or latitude
 * @param crs   what the names of the columns say
 * @param notes what had to be concluded from the values
 */
record TablePlace(int x, int y, boolean wkt, SourceCrs crs, List<Title> notes) {

    private static final int SHOWN_FIELDS = 50;
    private static final int SHOWN_LENGTH = 40;

    private static final SourceCrs UNNAMED =
            SourceCrs.unknown("Bảng không khai báo hệ toạ độ.", "A table does not name its CRS.");
    private static final SourceCrs WGS_84 =
            SourceCrs.known(4326, "Các cột kinh độ, vĩ độ: WGS 84.", "The columns are longitude and latitude: WGS 84.");
    private static final SourceCrs VN_2000 = SourceCrs.known(
            4756,
            "Các cột kinh độ, vĩ độ ghi rõ VN-2000.",
            "The columns are longitude and latitude, and named VN-2000.");

    TablePlace {
        notes = List.copyOf(notes);
    }

    /**
     * @param sample cells of the first rows
     * @return absent where the rows may be without a place, and are
     * @throws DeliveryException if there is no place, or a declared column is missing
     */
    static Optional<TablePlace> of(List<SourceField> fields, ReadOptions options, List<List<String>> sample) {
        if (options.place() == ReadOptions.Place.NONE) {
            return Optional.empty();
        }
        Optional<TablePlace> place = find(fields, options, sample);
        if (place.isEmpty() && options.place() == ReadOptions.Place.REQUIRED) {
            throw new DeliveryException(
                    "không thấy cột toạ độ; hãy ghi x và y (hoặc wkt) trong bản khai giao nộp, hoặc geometry: none nếu"
                            + " danh sách chỉ nói thêm về đối tượng đã có. Các cột: " + shown(fields) + ".",
                    "no columns with coordinates; state x and y (or wkt) in the delivery, or geometry: none where the"
                            + " list only says more of features that are there. The columns are: " + shown(fields)
                            + ".");
        }
        return place;
    }

    /** What a table says of its CRS that has no place. */
    static SourceCrs crs(Optional<TablePlace> place) {
        return place.map(TablePlace::crs).orElse(UNNAMED);
    }

    /** Empty if no column is declared to hold coordinates, or named as if it did. */
    static Optional<TablePlace> find(List<SourceField> fields, ReadOptions options, List<List<String>> sample) {
        List<String> names = fields.stream().map(SourceField::name).toList();
        if (options.wkt().isPresent()) {
            return Optional.of(text(declared(names, options.wkt().get(), fields), sample));
        }
        if (options.x().isPresent() && options.y().isPresent()) {
            int x = declared(names, options.x().get(), fields);
            int y = declared(names, options.y().get(), fields);
            return Optional.of(new TablePlace(x, y, false, crs(PlaceColumns.meaning(names, x, y)), List.of()));
        }
        return PlaceColumns.pair(names)
                .map(pair -> pair(pair, names, sample))
                .or(() -> PlaceColumns.wellKnownText(names).map(position -> text(position, sample)));
    }

    private static TablePlace text(int position, List<List<String>> sample) {
        OptionalInt srid = sample.stream()
                .filter(row -> position < row.size())
                .map(row -> WellKnownText.srid(row.get(position)))
                .filter(OptionalInt::isPresent)
                .findFirst()
                .orElse(OptionalInt.empty());
        return new TablePlace(position, position, true, srid.isPresent() ? crs(srid.getAsInt()) : UNNAMED, List.of());
    }

    /** Rows that name another one are rejected one by one. */
    private static SourceCrs crs(int srid) {
        return CrsRegistry.standard().find("EPSG:" + srid).isPresent()
                ? SourceCrs.known(srid, "WKT ghi SRID=" + srid + ".", "The WKT says SRID=" + srid + ".")
                : SourceCrs.unknown(
                        "WKT ghi SRID=" + srid + ", hệ không được biết.",
                        "The WKT says SRID=" + srid + ", which is not known.");
    }

    private static TablePlace pair(PlaceColumns.Pair pair, List<String> names, List<List<String>> sample) {
        if (pair.meaning() != PlaceColumns.Meaning.X_AND_Y) {
            return new TablePlace(pair.first(), pair.second(), false, crs(pair.meaning()), List.of());
        }
        AxisOrder order =
                AxisOrder.find(sample, pair.first(), pair.second(), names.get(pair.first()), names.get(pair.second()));
        int x = order.swapped() ? pair.second() : pair.first();
        int y = order.swapped() ? pair.first() : pair.second();
        return new TablePlace(x, y, false, UNNAMED, List.of(order.note()));
    }

    private static SourceCrs crs(PlaceColumns.Meaning meaning) {
        return switch (meaning) {
            case DEGREES -> WGS_84;
            case VN_2000_DEGREES -> VN_2000;
            case METRES, X_AND_Y -> UNNAMED;
        };
    }

    private static int declared(List<String> names, String name, List<SourceField> fields) {
        String key = FieldName.key(name);
        for (int i = 0; i < names.size(); i++) {
            if (FieldName.key(names.get(i)).equals(key)) {
                return i;
            }
        }
        throw new DeliveryException(
                "không có cột \"" + name + "\"; các cột: " + shown(fields) + ".",
                "there is no column \"" + name + "\"; the columns are: " + shown(fields) + ".");
    }

    private static String shown(List<SourceField> fields) {
        return fields.stream().map(SourceField::name).limit(SHOWN_FIELDS).collect(Collectors.joining(", "));
    }

    /**
     * @param first  the cell at {@link #x}, as Unicode
     * @param second the cell at {@link #y}
     * @return null where the cells are empty
     */
    Geometry geometry(String first, String second, ShapeBuilder shapes) throws MalformedShapeException {
        if (wkt) {
            return first.isBlank() ? null : WellKnownText.read(first.strip(), shapes);
        }
        if (first.isBlank() && second.isBlank()) {
            return null;
        }
        CoordinateText east = coordinate(first);
        CoordinateText north = coordinate(second);
        if (!east.fitsX() || !north.fitsY()) {
            throw MalformedShapeException.invalid(
                    "Chữ chỉ hướng không đúng cột: \"" + cut(first) + "\", \"" + cut(second) + "\".",
                    "A letter of direction stands in the wrong column: \"" + cut(first) + "\", \"" + cut(second)
                            + "\".");
        }
        return shapes.point(east.value(), north.value());
    }

    private static CoordinateText coordinate(String text) throws MalformedShapeException {
        Optional<CoordinateText> coordinate = CoordinateText.parse(text);
        if (coordinate.isEmpty()) {
            throw MalformedShapeException.invalid(
                    "Toạ độ \"" + cut(text) + "\" không phải là số hay độ phút giây.",
                    "The coordinate \"" + cut(text) + "\" is neither a number nor degrees, minutes and seconds.");
        }
        return coordinate.get();
    }

    private static String cut(String text) {
        return text.length() > SHOWN_LENGTH ? text.substring(0, SHOWN_LENGTH) + "…" : text;
    }
}
