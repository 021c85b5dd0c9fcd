package vn.urbansdi.tile;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads Mapbox Vector Tiles 2.1 for tests, straight from the wire format (protocol buffers), so that what PostGIS writes is
 * judged by something that shares nothing with it.
 */
public final class VectorTileReader {

    /** @param paths the vertices of each point set, line or ring in tile units, y downwards; a ring does not repeat its first */
    public record TileFeature(long id, int type, Map<String, Object> properties, List<List<Vertex>> paths) {

        public List<Integer> firstPoint() {
            Vertex first = paths.get(0).get(0);
            return List.of(first.x(), first.y());
        }
    }

    public record Vertex(int x, int y) {}

    public record TileLayer(String name, int version, int extent, List<TileFeature> features) {}

    private VectorTileReader() {}

    public static List<TileLayer> read(byte[] tile) {
        List<TileLayer> layers = new ArrayList<>();
        for (Field field : fields(ByteBuffer.wrap(tile))) {
            if (field.number == 3) {
                layers.add(layer(field.bytes));
            }
        }
        return layers;
    }

    private static TileLayer layer(ByteBuffer bytes) {
        String name = "";
        int version = 1;
        int extent = 4096;
        List<String> keys = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        List<ByteBuffer> features = new ArrayList<>();
        for (Field field : fields(bytes)) {
            switch (field.number) {
                case 1 -> name = text(field.bytes);
                case 2 -> features.add(field.bytes);
                case 3 -> keys.add(text(field.bytes));
                case 4 -> values.add(value(field.bytes));
                case 5 -> extent = (int) field.value;
                case 15 -> version = (int) field.value;
                default -> throw new IllegalArgumentException("field " + field.number + " of a layer");
            }
        }
        List<TileFeature> read =
                features.stream().map(feature -> feature(feature, keys, values)).toList();
        return new TileLayer(name, version, extent, read);
    }

    private static TileFeature feature(ByteBuffer bytes, List<String> keys, List<Object> values) {
        long id = -1;
        int type = 0;
        Map<String, Object> properties = new HashMap<>();
        List<List<Vertex>> paths = List.of();
        for (Field field : fields(bytes)) {
            switch (field.number) {
                case 1 -> id = field.value;
                case 2 -> {
                    while (field.bytes.hasRemaining()) {
                        String key = keys.get((int) varint(field.bytes));
                        properties.put(key, values.get((int) varint(field.bytes)));
                    }
                }
                case 3 -> type = (int) field.value;
                case 4 -> paths = paths(field.bytes);
                default -> throw new IllegalArgumentException("field " + field.number + " of a feature");
            }
        }
        return new TileFeature(id, type, properties, paths);
    }

    /** Commands (4.3.1): 1 MoveTo, 2 LineTo, 7 ClosePath, each with how often it comes. */
    private static List<List<Vertex>> paths(ByteBuffer bytes) {
        List<List<Vertex>> paths = new ArrayList<>();
        int x = 0;
        int y = 0;
        while (bytes.hasRemaining()) {
            int command = (int) varint(bytes);
            if ((command & 7) == 7) {
                continue;
            }
            for (int i = 0; i < command >> 3; i++) {
                x += zigzag(varint(bytes));
                y += zigzag(varint(bytes));
                if ((command & 7) == 1) {
                    paths.add(new ArrayList<>());
                }
                paths.get(paths.size() - 1).add(new Vertex(x, y));
            }
        }
        return paths;
    }

    private static Object value(ByteBuffer bytes) {
        Field field = fields(bytes).get(0);
        return switch (field.number) {
            case 1 -> text(field.bytes);
            case 2 -> Float.intBitsToFloat((int) field.value);
            case 3 -> Double.longBitsToDouble(field.value);
            case 4, 5 -> field.value;
            case 6 -> (long) zigzag(field.value);
            case 7 -> field.value == 1;
            default -> throw new IllegalArgumentException("value of kind " + field.number);
        };
    }

    private static List<Field> fields(ByteBuffer bytes) {
        List<Field> fields = new ArrayList<>();
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            int tag = (int) varint(bytes);
            switch (tag & 7) {
                case 0 -> fields.add(new Field(tag >> 3, varint(bytes), null));
                case 1 -> fields.add(new Field(tag >> 3, bytes.getLong(), null));
                case 2 -> {
                    int length = (int) varint(bytes);
                    fields.add(new Field(tag >> 3, 0, bytes.slice(bytes.position(), length)));
                    bytes.position(bytes.position() + length);
                }
                case 5 -> fields.add(new Field(tag >> 3, bytes.getInt(), null));
                default -> throw new IllegalArgumentException("wire type " + (tag & 7));
            }
        }
        return fields;
    }

    private static long varint(ByteBuffer bytes) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    private static int zigzag(long value) {
        return (int) (value >>> 1 ^ -(value & 1));
    }

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
    }

    private record Field(int number, long value, ByteBuffer bytes) {}
}
