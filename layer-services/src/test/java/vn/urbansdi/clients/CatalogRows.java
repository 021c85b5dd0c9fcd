package vn.urbansdi.clients;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.CodeList;
import vn.urbansdi.catalog.GeometryType;
import vn.urbansdi.catalog.Layer;

/**
 * Deliveries of a few rows for every layer of a catalog, made from what the catalog says of it, so that a new layer brings
 * its own test. The first row has every value; in the second, whatever may be absent is; the third holds what formats
 * must escape.
 */
final class CatalogRows {

    static final int ROWS = 5;

    private static final String TO_ESCAPE = "Đường 30/4 <số \"5\"> & 'ngõ' \\ ; , ữợẫ";
    private static final double STEP_DEGREES = 0.006;

    private final Catalog catalog;
    private final double west;
    private final double south;

    /**
     * @param west  degrees; of the south-western corner of the first row
     * @param south degrees
     */
    CatalogRows(Catalog catalog, double west, double south) {
        this.catalog = catalog;
        this.west = west;
        this.south = south;
    }

    /** One GeoJSON file for each layer, and the delivery that describes them. @return the delivery */
    Path write(Path directory) {
        try {
            List<String> items = new ArrayList<>();
            for (Layer layer : catalog.layers()) {
                Path file = directory.resolve(items.size() + ".geojson");
                Files.writeString(file, JsonMapper.shared().writeValueAsString(collection(layer)));
                items.add("  - {file: %s, layer: \"%s\", crs: \"EPSG:4326\"}%n"
                        .formatted(file.getFileName(), layer.id()));
            }
            return Files.writeString(
                    directory.resolve("rows.delivery.yaml"),
                    "source: surveyors\ndeliveries:\n" + String.join("", items));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Object> collection(Layer layer) {
        List<Object> features = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            Map<String, Object> feature = new LinkedHashMap<>();
            feature.put("type", "Feature");
            feature.put("properties", properties(layer, row));
            feature.put("geometry", geometry(layer.geometry().type(), row));
            features.add(feature);
        }
        return Map.of("type", "FeatureCollection", "features", features);
    }

    private Map<String, Object> properties(Layer layer, int row) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (Attribute attribute : layer.attributes()) {
            boolean identifies = layer.key().contains(attribute.name())
                    || layer.match().stream().anyMatch(names -> names.contains(attribute.name()));
            if (attribute.assign().isEmpty() && (row != 1 || attribute.required() || identifies)) {
                properties.put(attribute.name(), value(attribute, row, identifies));
            }
        }
        return properties;
    }

    private Object value(Attribute attribute, int row, boolean identifies) {
        if (attribute.codes().isPresent()) {
            List<CodeList.Code> codes =
                    catalog.codeList(attribute.codes().get()).orElseThrow().codes();
            String code = codes.get(row % codes.size()).value();
            return attribute.type() == AttributeType.INTEGER ? Long.valueOf(code) : code;
        }
        return switch (attribute.type()) {
            case TEXT -> identifies || row != 2 ? attribute.name() + " " + row : TO_ESCAPE;
            case INTEGER -> 1_000L + row;
            case DECIMAL -> new BigDecimal("12.5").add(BigDecimal.valueOf(row));
            case BOOLEAN -> row % 2 == 0;
            case DATE -> "2024-02-" + (25 + row);
            case TIMESTAMP -> "2024-02-%dT23:59:58+07:00".formatted(25 + row);
        };
    }

    private Map<String, Object> geometry(GeometryType type, int row) {
        double x = west + row * STEP_DEGREES;
        double y = south + row * STEP_DEGREES;
        Object single = switch (type.dimension()) {
            case 0 -> List.of(x, y);
            case 1 -> List.of(List.of(x, y), List.of(x + 0.0004, y + 0.0003), List.of(x + 0.0009, y + 0.0001));
            default ->
                List.of(
                        ring(x, y, 0.0008, 0.0005), // with a hole
                        ring(x + 0.0002, y + 0.0002, 0.0002, 0.0002));
        };
        Object coordinates = single;
        if (type.isMulti()) {
            Object second = switch (type.dimension()) {
                case 0 -> List.of(x + 0.001, y + 0.001);
                case 1 -> List.of(List.of(x, y + 0.001), List.of(x + 0.0003, y + 0.0012));
                default -> List.of(ring(x + 0.001, y, 0.0003, 0.0004));
            };
            coordinates = row % 2 == 0 ? List.of(single, second) : List.of(single);
        }
        return Map.of("type", type.simpleFeatureName(), "coordinates", coordinates);
    }

    private static List<List<Double>> ring(double x, double y, double width, double height) {
        return List.of(
                List.of(x, y),
                List.of(x + width, y),
                List.of(x + width, y + height),
                List.of(x, y + height),
                List.of(x, y));
    }
}
