package vn.urbansdi.importer.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Names of people, streets, wards, addresses and land registers, in every encoding, recovered with nothing declared. */
class TextRecognitionTest {

    private static final long SEED = 20_260_801;
    private static final double RECOVERED = 0.995;
    private static final int BATCH = 512;

    private static Map<String, List<String>> fields() {
        Random random = new Random(SEED);
        Map<String, List<String>> fields = new LinkedHashMap<>();
        fields.put("people", VietnameseNames.people(random, 4_000));
        fields.put("streets", VietnameseNames.streets(random, 1_500));
        fields.put("wards", VietnameseNames.wards(random, 1_000));
        fields.put("addresses", VietnameseNames.addresses(random, 1_000));
        fields.put("words", VietnameseNames.words(random, 500));
        return fields;
    }

    @Test
    void there_are_more_than_five_thousand_different_names() {
        assertThat(fields().values().stream().flatMap(List::stream).distinct().count())
                .isGreaterThan(5_000);
        assertThat(VietnameseNames.everything()).hasSizeGreaterThan(700);
    }

    @ParameterizedTest
    @EnumSource(LegacyEncoder.class)
    void bytes_of_a_field(LegacyEncoder encoder) throws UndecodableTextException {
        for (Map.Entry<String, List<String>> field : fields().entrySet()) {
            assertRecovered(field.getKey(), field.getValue(), encoder, Integer.MAX_VALUE, false);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"WINDOWS_1258", "TCVN3", "VNI", "VISCII"})
    void bytes_that_were_written_on_as_characters(LegacyEncoder encoder) throws UndecodableTextException {
        for (Map.Entry<String, List<String>> field : fields().entrySet()) {
            assertRecovered(field.getKey(), field.getValue(), encoder, Integer.MAX_VALUE, true);
        }
    }

    @ParameterizedTest
    @EnumSource(LegacyEncoder.class)
    void fields_of_five_rows(LegacyEncoder encoder) throws UndecodableTextException {
        for (Map.Entry<String, List<String>> field : fields().entrySet()) {
            assertRecovered(field.getKey(), field.getValue(), encoder, 5, false);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"WINDOWS_1258", "TCVN3", "VNI", "VISCII"})
    void fields_of_five_rows_written_on_as_characters(LegacyEncoder encoder) throws UndecodableTextException {
        for (Map.Entry<String, List<String>> field : fields().entrySet()) {
            assertRecovered(field.getKey(), field.getValue(), encoder, 5, true);
        }
    }

    /** Each column of so many rows is a file of its own, without any other field to learn from. */
    private static void assertRecovered(
            String kind, List<String> names, LegacyEncoder encoder, int rows, boolean asCharacters)
            throws UndecodableTextException {
        List<String> wrong = new ArrayList<>();
        for (int from = 0; from < names.size(); from += Math.min(rows, names.size())) {
            List<String> column = names.subList(from, (int) Math.min(names.size(), (long) from + rows));
            List<String> decoded = column(column, encoder, asCharacters);
            for (int i = 0; i < decoded.size(); i++) {
                String expected = encoder.expected(column.get(i));
                if (!decoded.get(i).equals(expected)) {
                    wrong.add(expected + " ≠ " + decoded.get(i));
                }
            }
        }
        assertThat(1 - (double) wrong.size() / names.size())
                .as("%s in %s, columns of %d, seed %d: %s", kind, encoder, rows, SEED, wrong)
                .isGreaterThanOrEqualTo(RECOVERED);
    }

    /** Batch by batch, as an import does it. */
    private static List<String> column(List<String> names, LegacyEncoder encoder, boolean asCharacters)
            throws UndecodableTextException {
        FieldText field = new FileText(Optional.empty(), Optional.empty()).field(0);
        List<String> decoded = new ArrayList<>();
        for (int from = 0; from < names.size(); from += BATCH) {
            List<String> batch = names.subList(from, Math.min(names.size(), from + BATCH));
            for (String name : batch) {
                field.observe(asCharacters ? encoder.garbled(name) : encoder.encode(name));
            }
            for (String name : batch) {
                decoded.add(asCharacters ? field.decode(encoder.garbled(name)) : field.decode(encoder.encode(name)));
            }
        }
        return decoded;
    }
}
