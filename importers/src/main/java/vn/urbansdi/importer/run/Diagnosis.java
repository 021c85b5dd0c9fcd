package vn.urbansdi.importer.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.importer.map.FieldMapping;
import vn.urbansdi.importer.map.TextDecoding;
import vn.urbansdi.importer.read.DeliveredFile;
import vn.urbansdi.importer.read.RowReader;
import vn.urbansdi.importer.row.DeliveryException;
import vn.urbansdi.importer.row.SourceField;
import vn.urbansdi.importer.row.SourceRow;

/**
 * What a file says of itself, before anybody has said what it is for.
 *
 * @param format   {@code GeoJSON}, {@code Shapefile}, …
 * @param rows     in the file, deleted ones apart
 * @param withGeometry of them
 * @param fields   in the file's order
 * @param crs      EPSG code; null where the file does not tell
 * @param crsHow   from what it was concluded, or why not
 * @param encoding that the file states; null if it does not
 * @param notes    what the reader concluded or passed over
 * @param layers   the layers that it may be meant for: every required attribute has a field; the best first
 */
record Diagnosis(
        String format,
        long rows,
        long withGeometry,
        List<Field> fields,
        Integer crs,
        Title crsHow,
        String encoding,
        List<Title> notes,
        List<Candidate> layers) {

    private static final int SAMPLES = 3;
    private static final int SHOWN_FIELDS = 300;
    private static final int SHOWN_CHARACTERS = 80;

    Diagnosis {
        fields = List.copyOf(fields);
        notes = List.copyOf(notes);
        layers = List.copyOf(layers);
    }

    /** @param samples the first values, decoded as far as the file tells */
    record Field(String name, List<String> samples) {}

    /** @param matched attributes for which the file has a field */
    record Candidate(String layer, Title title, int matched) {}

    /**
     * Reads the file from end to end.
     *
     * @throws DeliveryException if it cannot be read
     */
    static Diagnosis of(Delivery delivery, Catalog catalog) {
        try (RowReader reader = DeliveredFile.open(delivery.file(), delivery.options())) {
            TextDecoding decoding = new TextDecoding(delivery.encoding(), reader.encoding());
            List<List<String>> samples = new ArrayList<>();
            long rows = 0;
            long withGeometry = 0;
            for (SourceRow row = reader.next(); row != null; row = reader.next()) {
                rows++;
                withGeometry += row.geometry() == null ? 0 : 1;
                if (rows <= SAMPLES) {
                    sample(decoding.readable(row), samples);
                }
            }
            List<SourceField> fields = reader.fields();
            return new Diagnosis(
                    reader.format(),
                    rows,
                    withGeometry,
                    IntStream.range(0, Math.min(fields.size(), SHOWN_FIELDS))
                            .mapToObj(i ->
                                    new Field(fields.get(i).name(), i < samples.size() ? samples.get(i) : List.of()))
                            .toList(),
                    reader.crs().isKnown() ? reader.crs().srid() : null,
                    reader.crs().how(),
                    reader.encoding()
                            .map(charset -> charset.name().toLowerCase(Locale.ROOT))
                            .orElse(null),
                    reader.notes(),
                    candidates(catalog, fields));
        }
    }

    private static void sample(SourceRow row, List<List<String>> samples) {
        for (int i = 0; i < row.values().length; i++) {
            if (samples.size() <= i) {
                samples.add(new ArrayList<>());
            }
            Object value = row.values()[i];
            if (value != null && !(value instanceof byte[])) {
                String text = value.toString();
                samples.get(i)
                        .add(text.length() <= SHOWN_CHARACTERS ? text : text.substring(0, SHOWN_CHARACTERS) + "…");
            }
        }
    }

    private static List<Candidate> candidates(Catalog catalog, List<SourceField> fields) {
        List<Candidate> candidates = new ArrayList<>();
        for (Layer layer : catalog.layers()) {
            try {
                FieldMapping mapping = new FieldMapping(layer, Map.of());
                mapping.resolve(fields, true);
                candidates.add(new Candidate(
                        layer.id(), layer.title(), mapping.matches().size()));
            } catch (DeliveryException requiredFieldMissing) {
                // not meant for this one
            }
        }
        candidates.sort(Comparator.comparingInt(Candidate::matched).reversed());
        return candidates.stream().limit(5).toList();
    }
}
