package vn.urbansdi.importer.run;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import vn.urbansdi.importer.row.Encodings;
import vn.urbansdi.importer.row.Rejection;
import vn.urbansdi.importer.row.SourceField;
import vn.urbansdi.importer.row.SourceRow;

/**
 * Rejected rows as GeoJSON in the file's own CRS: it opens in QGIS, and once mended can be delivered as it is. What is wrong
 * stands in {@code sdi_…} properties before the original ones. The file is made with the first row.
 */
final class RejectsFile implements Closeable {

    private static final JsonFactory JSON = new JsonFactory();

    private final Path path;
    private final String sourceFile;
    private final int srid;
    private JsonGenerator json;

    RejectsFile(Path path, String sourceFile, int srid) {
        this.path = path;
        this.sourceFile = sourceFile;
        this.srid = srid;
    }

    Path path() {
        return path;
    }

    void write(SourceRow row, Rejection rejection, List<SourceField> fields) throws IOException {
        if (json == null) {
            open();
        }
        json.writeRaw("\n");
        json.writeStartObject();
        json.writeStringField("type", "Feature");
        json.writeObjectFieldStart("properties");
        json.writeStringField("sdi_file", sourceFile);
        json.writeNumberField("sdi_row", row.number());
        json.writeStringField("sdi_reason", rejection.reason().code());
        json.writeStringField("sdi_field", rejection.field());
        json.writeStringField("sdi_message_vi", rejection.message().vi());
        json.writeStringField("sdi_message_en", rejection.message().en());
        for (int i = 0; i < row.values().length; i++) {
            json.writeFieldName(fields.get(i).name());
            writeValue(row.values()[i]);
        }
        json.writeEndObject();
        json.writeFieldName("geometry");
        writeGeometry(row.geometry());
        json.writeEndObject();
    }

    private void open() throws IOException {
        // Rows carry what not everyone may see, the names of land owners for one.
        OwnersFile.create(path);
        json = JSON.createGenerator(path.toFile(), JsonEncoding.UTF8);
        json.writeStartObject();
        json.writeStringField("type", "FeatureCollection");
        json.writeObjectFieldStart("crs");
        json.writeStringField("type", "name");
        json.writeObjectFieldStart("properties");
        json.writeStringField("name", "urn:ogc:def:crs:EPSG::" + srid);
        json.writeEndObject();
        json.writeEndObject();
        json.writeArrayFieldStart("features");
    }

    private void writeValue(Object value) throws IOException {
        if (value instanceof Long number) {
            json.writeNumber(number);
        } else if (value instanceof BigDecimal number) {
            json.writeNumber(number);
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof byte[] bytes) {
            json.writeString(Encodings.text(bytes));
        } else if (value == null) {
            json.writeNull();
        } else {
            json.writeString(value.toString());
        }
    }

    private void writeGeometry(Geometry geometry) throws IOException {
        if (geometry == null) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        json.writeStringField("type", geometry.getGeometryType());
        json.writeFieldName("coordinates");
        writeCoordinates(geometry);
        json.writeEndObject();
    }

    private void writeCoordinates(Geometry geometry) throws IOException {
        if (geometry instanceof Point point) {
            writePosition(point.getCoordinateSequence(), 0);
            return;
        }
        json.writeStartArray();
        if (geometry instanceof LineString line) {
            for (int i = 0; i < line.getNumPoints(); i++) {
                writePosition(line.getCoordinateSequence(), i);
            }
        } else if (geometry instanceof Polygon polygon) {
            writeCoordinates(polygon.getExteriorRing());
            for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                writeCoordinates(polygon.getInteriorRingN(i));
            }
        } else {
            for (int i = 0; i < geometry.getNumGeometries(); i++) {
                writeCoordinates(geometry.getGeometryN(i));
            }
        }
        json.writeEndArray();
    }

    private void writePosition(CoordinateSequence points, int index) throws IOException {
        json.writeStartArray();
        json.writeNumber(points.getX(index));
        json.writeNumber(points.getY(index));
        json.writeEndArray();
    }

    @Override
    public void close() throws IOException {
        if (json != null) {
            json.writeEndArray();
            json.writeEndObject();
            json.close();
        }
    }
}
