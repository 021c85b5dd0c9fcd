package vn.urbansdi.importer.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.urbansdi.importer.row.SourceRow;

class TextDecodingTest {

    private final TextDecoding decoding = new TextDecoding(Optional.empty(), Optional.empty());

    @Test
    void values_that_are_no_text_pass() throws BadValueException {
        assertThat(decoding.decode(0, 12L)).isEqualTo(12L);
        assertThat(decoding.decode(0, LocalDate.EPOCH)).isEqualTo(LocalDate.EPOCH);
        assertThat(decoding.decode(0, null)).isNull();
        assertThat(decoding.applied()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "a\u0001b", "a\u000Bb", "\u001B[31m"})
    void control_characters_are_refused_with_their_code_and_place(String text) {
        String code = String.format("U+%04X", (int) text.replace("a", "").charAt(0));
        assertThatThrownBy(() -> decoding.decode(0, text))
                .isInstanceOf(BadValueException.class)
                .hasMessageContaining(code)
                .hasMessageContaining("position");
        assertThatThrownBy(() -> decoding.decode(0, text.getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(BadValueException.class);
    }

    @Test
    void lines_and_tabs_are_text() throws BadValueException {
        assertThat(decoding.decode(0, "a\tb\r\nc")).isEqualTo("a\tb\r\nc");
    }

    @Test
    void ten_megabytes_are_refused_before_they_are_looked_at() {
        byte[] huge = new byte[10 << 20];
        java.util.Arrays.fill(huge, (byte) 0xE9);
        decoding.observe(0, huge);
        assertThatThrownBy(() -> decoding.decode(0, huge)).isInstanceOf(BadValueException.class);
        String text = "ồ".repeat(10 << 20);
        decoding.observe(0, text);
        assertThatThrownBy(() -> decoding.decode(0, text)).isInstanceOf(BadValueException.class);
    }

    /** Composing sorts marks one by one: 100,000 of them in turn would take minutes. */
    @Test
    void heaps_of_combining_marks_are_refused() {
        String heap = "a" + "\u0302\u0323".repeat(50_000);
        decoding.observe(0, heap);
        assertThatThrownBy(() -> decoding.decode(0, heap))
                .isInstanceOf(BadValueException.class)
                .hasMessageContaining("combining marks");
        assertThatThrownBy(() -> decoding.decode(0, heap.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(BadValueException.class);
    }

    @Test
    void undecodable_bytes_are_refused_by_naming_the_encoding() {
        TextDecoding declared = new TextDecoding(Optional.of(StandardCharsets.UTF_8), Optional.empty());
        assertThatThrownBy(() -> declared.decode(0, new byte[] {'H', (byte) 0xE5, 'n', 'g'}))
                .isInstanceOf(BadValueException.class)
                .hasMessageContaining("utf-8")
                .hasMessageContaining("encoding");
    }

    @Test
    void a_rejected_row_is_readable_and_uncounted() {
        byte[] name = "B·i Ch¸y".getBytes(StandardCharsets.ISO_8859_1);
        decoding.observe(0, name);
        SourceRow row = new SourceRow(7, new Object[] {name, 5L, null}, null, Set.of(), null);
        assertThat(decoding.readable(row).values()).containsExactly("Bãi Cháy", 5L, null);
        assertThat(decoding.readable(row).number()).isEqualTo(7);
        assertThat(decoding.applied()).isEmpty();
    }
}
