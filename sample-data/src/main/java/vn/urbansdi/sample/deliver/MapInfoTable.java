package vn.urbansdi.sample.deliver;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import vn.urbansdi.sample.record.Field;
import vn.urbansdi.sample.record.SampleLayer;

/**
 * A drawing as MapInfo exports it: the objects in a {@code .mif}, their attributes line by line in a {@code .mid} beside it.
 * Points and lines only, text in UTF-8, which MapInfo leaves as it is where the charset is neutral. Coordinates in metres of VN-2000 with its shift to WGS 84, to the tenth of a millimetre.
 */
final class MapInfoTable implements Table {

    private static final String HEAD = """
            Version 450
            Charset "Neutral"
            Delimiter ","
            CoordSys Earth Projection 8, 9999, 28, -191.90441429, -39.30318279, -111.45032835, 0.00928836, -0.01975479, \
            0.00427372, 0.252906278, 0, "m", 107.75, 0, 0.9999, 500000, 0
            """;

    private final BufferedWriter objects;
    private final BufferedWriter attributes;
    private final List<Field> fields;

    MapInfoTable(Path mif, SampleLayer layer, List<String> names) throws IOException {
        if (layer.shape() == SampleLayer.Shape.POLYGON) {
            throw new IllegalArgumentException("points and lines only, not " + layer);
        }
        this.fields = layer.fields();
        String stem = mif.getFileName().toString().replace(".mif", "");
        this.objects = Files.newBufferedWriter(mif, StandardCharsets.UTF_8);
        this.attributes = Files.newBufferedWriter(mif.resolveSibling(stem + ".mid"), StandardCharsets.UTF_8);
        objects.write(HEAD);
        objects.write("Columns " + names.size() + "\n");
        for (int i = 0; i < names.size(); i++) {
            objects.write("  " + names.get(i) + " " + type(fields.get(i)) + "\n");
        }
        objects.write("Data\n\n");
    }

    private static String type(Field field) {
        return switch (field.type()) {
            // The width counts bytes.
            case TEXT, TIMESTAMP -> "Char(" + Math.min(254, 2 * field.width()) + ")";
            case INTEGER -> "Integer";
            case DECIMAL -> "Decimal(" + field.width() + "," + field.decimals() + ")";
            case DATE -> "Date";
        };
    }

    @Override
    public void write(Object[] values, Geometry geometry) throws IOException {
        for (int i = 0; i < values.length; i++) {
            attributes.write((i == 0 ? "" : ",") + value(values[i], fields.get(i)));
        }
        attributes.write("\n");
        if (geometry instanceof Point) {
            objects.write("Point " + position(geometry.getCoordinate()) + "\n    Symbol (35,0,8)\n");
        } else if (geometry instanceof LineString) {
            Coordinate[] course = geometry.getCoordinates();
            objects.write("Pline " + course.length + "\n");
            for (Coordinate point : course) {
                objects.write(position(point) + "\n");
            }
            objects.write("    Pen (1,2,255)\n");
        } else {
            throw new IllegalArgumentException(geometry.getGeometryType());
        }
    }

    private static String value(Object value, Field field) {
        if (value == null) {
            return field.type() == Field.Type.TEXT ? "\"\"" : "";
        }
        if (value instanceof Double number) {
            return String.format(Locale.ROOT, "%." + field.decimals() + "f", number);
        }
        if (value instanceof LocalDate day) {
            return day.toString().replace("-", "");
        }
        if (value instanceof String || value instanceof OffsetDateTime) {
            return '"' + value.toString().replace("\"", "\"\"") + '"';
        }
        return value.toString();
    }

    private static String position(Coordinate point) {
        return String.format(Locale.ROOT, "%.4f %.4f", point.x, point.y);
    }

    @Override
    public void close() throws IOException {
        try (objects;
                attributes) {
            attributes.flush();
            objects.flush();
        }
    }
}
