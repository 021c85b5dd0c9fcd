package vn.urbansdi.sample.deliver;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import vn.urbansdi.sample.record.Field;
import vn.urbansdi.sample.record.SampleLayer;

/** A GeoJSON feature collection (RFC 7946), one feature a line, nine decimals: a tenth of a millimetre. */
final class GeoJsonTable implements Table {

    private static final int DECIMALS = 9;

    private final JsonGenerator json;
    private final List<Field> fields;
    private final List<String> names;

    GeoJsonTable(Path file, SampleLayer layer, List<String> names) throws IOException {
        this.fields = layer.fields();
        this.names = names;
        this.json = new JsonFactory().createGenerator(file.toFile(), JsonEncoding.UTF8);
        json.writeStartObject();
        json.writeStringField("type", "FeatureCollection");
        json.writeStringField("name", layer.id());
        json.writeArrayFieldStart("features");
    }

    @Override
    public void write(Object[] values, Geometry geometry) throws IOException {
        json.writeRaw('\n');
        json.writeStartObject();
        json.writeStringField("type", "Feature");
        json.writeObjectFieldStart("properties");
        for (int i = 0; i < values.length; i++) {
            json.writeFieldName(names.get(i));
            writeValue(values[i], fields.get(i));
        }
        json.writeEndObject();
        json.writeFieldName("geometry");
        writeGeometry(geometry);
        json.writeEndObject();
    }

    private void writeValue(Object value, Field field) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Integer number) {
            json.writeNumber(number);
        } else if (value instanceof Double number) {
            json.writeNumber(BigDecimal.valueOf(number).setScale(field.decimals(), RoundingMode.HALF_EVEN));
        } else {
            json.writeString(value.toString());
        }
    }

    private void writeGeometry(Geometry geometry) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", geometry.getGeometryType());
        json.writeFieldName("coordinates");
        if (geometry instanceof Point) {
            writePosition(geometry.getCoordinate());
        } else if (geometry instanceof LineString) {
            writePositions(geometry.getCoordinates());
        } else if (geometry instanceof Polygon polygon) {
            writePolygon(polygon);
        } else if (geometry instanceof MultiPolygon) {
            json.writeStartArray();
            for (int i = 0; i < geometry.getNumGeometries(); i++) {
                writePolygon((Polygon) geometry.getGeometryN(i));
            }
            json.writeEndArray();
        } else {
            throw new IllegalArgumentException(geometry.getGeometryType());
        }
        json.writeEndObject();
    }

    private void writePolygon(Polygon polygon) throws IOException {
        json.writeStartArray();
        writePositions(polygon.getExteriorRing().getCoordinates());
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            writePositions(polygon.getInteriorRingN(i).getCoordinates());
        }
        json.writeEndArray();
    }

    private void writePositions(Coordinate[] points) throws IOException {
        json.writeStartArray();
        for (Coordinate point : points) {
            writePosition(point);
        }
        json.writeEndArray();
    }

    private void writePosition(Coordinate point) throws IOException {
        json.writeStartArray();
        json.writeNumber(rounded(point.x));
        json.writeNumber(rounded(point.y));
        json.writeEndArray();
    }

    private static BigDecimal rounded(double degrees) {
        return BigDecimal.valueOf(degrees).setScale(DECIMALS, RoundingMode.HALF_EVEN);
    }

    @Override
    public void close() throws IOException {
        json.writeEndArray();
        json.writeRaw('\n');
        json.writeEndObject();
        json.close();
    }
}
