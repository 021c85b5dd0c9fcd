package vn.urbansdi.importer.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.locationtech.jts.geom.Geometry;
import vn.urbansdi.importer.row.DeliveryException;
import vn.urbansdi.importer.row.Rejection;
import vn.urbansdi.importer.row.SourceCrs;
import vn.urbansdi.importer.row.SourceField;
import vn.urbansdi.importer.row.SourceRow;

/**
 * GeoJSON (RFC 7946): a FeatureCollection of any size, a single Feature, or Features one after another; with the
 * {@code crs} member of the 2008 specification, since GDAL and QGIS still write it. Coordinates are x before y in any CRS.
 */
final class GeoJsonReader implements RowReader {

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxStringLength(16_000_000)
                    .maxNumberLength(400)
                    .maxNameLength(1_000)
                    .build())
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS) // a NaN spoils its row, not the file
            .build();

    private static final Set<String> MEANINGFUL =
            Set.of("type", "geometry", "properties", "id", "geometry.type", "geometry.coordinates");

    private final CountedInput input;
    private final JsonParser json;
    private final ShapeBuilder shapes = new ShapeBuilder();
    private final GeoJsonCoordinates coordinates = new GeoJsonCoordinates();
    private final GeoJsonProperties properties = new GeoJsonProperties();

    private boolean inRoot;
    private boolean inFeatures;
    private boolean inRow;
    private boolean anyFeatures;
    private long number;
    private SourceRow ahead;
    private SourceCrs declaredCrs;
    private boolean crsTaken;

    /** Members of the Feature and of its geometry that were read, and the first of those that came twice. */
    private final Set<String> members = new HashSet<>();

    private String repeated;
    private String type;
    private String geometryType;

    private GeoJsonReader(CountedInput input, JsonParser json) {
        this.input = input;
        this.json = json;
    }

    static GeoJsonReader open(Path file) throws IOException {
        return open(CountedInput.open(file), false);
    }

    /** Newline-delimited GeoJSON, or a GeoJSON text sequence (RFC 8142): one Feature after another. */
    static GeoJsonReader openSequence(Path file) throws IOException {
        return open(CountedInput.open(file), true);
    }

    @SuppressWarnings("MustBeClosedChecker") // handed to the reader, which closes it
    private static GeoJsonReader open(CountedInput input, boolean isSequence) throws IOException {
        GeoJsonReader reader = null;
        try {
            reader = new GeoJsonReader(input, JSON.createParser(isSequence ? new RecordSeparators(input) : input));
            reader.ahead = reader.read();
            return reader;
        } finally {
            if (reader == null || (reader.ahead == null && !reader.anyFeatures)) {
                input.close();
            }
        }
    }

    @Override
    public String format() {
        return "GeoJSON";
    }

    @Override
    public List<SourceField> fields() {
        return properties.fields();
    }

    @Override
    public boolean declaresFields() {
        return false;
    }

    @Override
    public SourceCrs crs() {
        crsTaken = true;
        return declaredCrs == null ? GeoJsonCrs.UNNAMED : declaredCrs;
    }

    @Override
    public Optional<Charset> encoding() {
        return Optional.of(StandardCharsets.UTF_8);
    }

    @Override
    public double progress() {
        return input.progress();
    }

    @Override
    public SourceRow next() {
        SourceRow row = ahead;
        if (row != null) {
            ahead = null;
            return row;
        }
        return read();
    }

    private SourceRow read() {
        inRow = false;
        try {
            return readRow();
        } catch (StreamConstraintsException e) {
            throw new DeliveryException(
                            "vượt giới hạn cho phép (" + e.getOriginalMessage() + ").",
                            "exceeds a bound (" + e.getOriginalMessage() + ").",
                            e)
                    .atRow(inRow ? number : number + 1);
        } catch (IOException e) {
            throw damaged(e);
        }
    }

    private DeliveryException damaged(IOException e) {
        String where = "byte " + json.currentLocation().getByteOffset();
        return new DeliveryException(
                        "tệp không phải GeoJSON hợp lệ, hỏng hoặc bị cắt cụt tại " + where
                                + "; hãy xuất lại tệp (UTF-8).",
                        "not valid GeoJSON, damaged or cut off at " + where + "; export the file again (in UTF-8).",
                        e)
                .atRow(inRow ? number : number + 1);
    }

    private SourceRow readRow() throws IOException {
        while (true) {
            if (inFeatures) {
                JsonToken token = json.nextToken();
                if (token == JsonToken.END_ARRAY) {
                    inFeatures = false;
                    beginFeature(); // what follows belongs to the collection again
                } else {
                    number++;
                    inRow = true;
                    beginFeature();
                    if (token != JsonToken.START_OBJECT) {
                        json.skipChildren();
                        return malformedFeature();
                    }
                    readMembers(false);
                    return row();
                }
            } else if (inRoot) {
                inFeatures = readMembers(true);
                anyFeatures |= inFeatures;
                inRoot = inFeatures;
                if (!inRoot && "Feature".equals(type)) {
                    anyFeatures = true;
                    number++;
                    return row();
                }
            } else if (json.nextToken() == null) {
                if (!anyFeatures) {
                    throw new DeliveryException(
                            "không có FeatureCollection hay Feature nào trong tệp.",
                            "there is no FeatureCollection or Feature in the file.");
                }
                return null;
            } else {
                if (json.currentToken() != JsonToken.START_OBJECT) {
                    throw new DeliveryException(
                            "GeoJSON phải bắt đầu bằng một đối tượng JSON.", "GeoJSON must begin with a JSON object.");
                }
                inRoot = true;
                beginFeature();
            }
        }
    }

    private void beginFeature() {
        type = null;
        geometryType = null;
        repeated = null;
        members.clear();
        coordinates.clear();
        properties.beginRow();
        shapes.beginRow();
    }

    /**
     * Reads members up to the end of the object.
     *
     * @return true if it stopped inside the {@code features} of a root object instead
     */
    private boolean readMembers(boolean root) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            noteMember(name);
            if (root && name.equals("features") && value == JsonToken.START_ARRAY) {
                return true;
            } else if (root && name.equals("crs") && value == JsonToken.START_OBJECT) {
                readCrs();
            } else if (name.equals("type") && value == JsonToken.VALUE_STRING) {
                type = json.getText();
            } else if (name.equals("geometry") && value == JsonToken.START_OBJECT) {
                readGeometry();
            } else if (name.equals("properties") && value == JsonToken.START_OBJECT) {
                properties.read(json);
            } else if (name.equals("id") && value.isScalarValue()) {
                properties.readId(json);
            } else {
                json.skipChildren();
            }
        }
        return false;
    }

    /** The names within an object should be unique (RFC 8259, 4): of two values nobody knows which is meant. */
    private void noteMember(String name) {
        if (MEANINGFUL.contains(name) && !members.add(name) && repeated == null) {
            repeated = name;
        }
    }

    private void readGeometry() throws IOException {
        geometryType = "?";
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            noteMember("geometry." + name);
            if (name.equals("type") && value == JsonToken.VALUE_STRING) {
                geometryType = json.getText();
            } else if (name.equals("coordinates")) {
                coordinates.read(json);
            } else {
                json.skipChildren();
            }
        }
    }

    private SourceRow row() {
        if (!"Feature".equals(type)) {
            return malformedFeature();
        }
        String twice = repeated == null ? properties.repeated() : repeated;
        if (twice != null) {
            return new SourceRow(number, properties.values(), null, shapes.repairs(), Repetition.rejection(twice));
        }
        Geometry geometry = null;
        Rejection rejection = null;
        if (geometryType != null) {
            try {
                geometry = coordinates.geometry(geometryType, shapes);
            } catch (MalformedShapeException e) {
                rejection = e.rejection();
            }
        }
        return new SourceRow(number, properties.values(), geometry, shapes.repairs(), rejection);
    }

    private SourceRow malformedFeature() {
        Rejection rejection = MalformedShapeException.invalid(
                        "Phần tử của features không phải là một Feature.", "A member of features is not a Feature.")
                .rejection();
        return new SourceRow(number, properties.values(), null, shapes.repairs(), rejection);
    }

    private void readCrs() throws IOException {
        SourceCrs found = GeoJsonCrs.read(json);
        if (crsTaken && found.srid() != crs().srid()) {
            throw new DeliveryException(
                    "hệ toạ độ (crs) được khai báo sau các đối tượng; hãy ghi crs trong bản khai giao nộp.",
                    "the crs member stands behind the features; state crs in the delivery instead.");
        }
        declaredCrs = found;
    }

    @Override
    public void close() {
        try {
            json.close();
            input.close();
        } catch (IOException e) {
            throw new DeliveryException("không đóng được tệp.", "the file could not be closed.", e);
        }
    }
}
