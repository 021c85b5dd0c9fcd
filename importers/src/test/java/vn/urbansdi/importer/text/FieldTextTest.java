package vn.urbansdi.importer.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldTextTest {

    private static final List<String> WARDS =
            List.of("Hồng Gai", "Bãi Cháy", "Cẩm Phả", "Vĩnh Thực", "Hà Tu", "Đông Mai");

    private static FileText automatic() {
        return new FileText(Optional.empty(), Optional.empty());
    }

    private static FieldText observed(FileText file, Object... values) {
        FieldText field = file.field(0);
        Arrays.stream(values).forEach(field::observe);
        return field;
    }

    private static Object[] encoded(List<String> names, LegacyEncoder encoder) {
        return names.stream().map(encoder::encode).toArray();
    }

    @Test
    void the_finding_says_what_was_found_why_and_what_was_done() throws UndecodableTextException {
        FieldText field = observed(automatic(), encoded(WARDS, LegacyEncoder.TCVN3));
        for (String ward : WARDS) {
            assertThat(field.decode(LegacyEncoder.TCVN3.encode(ward))).isEqualTo(ward);
        }
        assertThat(field.decode("KCN 12".getBytes(StandardCharsets.US_ASCII))).isEqualTo("KCN 12");
        TextFinding finding = field.finding("TenPhuong");
        assertThat(finding.field()).isEqualTo("TenPhuong");
        assertThat(finding.encoding()).isEqualTo("tcvn3");
        assertThat(finding.garbled()).isFalse();
        assertThat(finding.declared()).isFalse();
        assertThat(finding.words()).isEqualTo(9);
        assertThat(finding.otherWords()).isZero();
        assertThat(finding.confidence()).isEqualTo(1);
        assertThat(finding.nextShare()).isLessThan(0.5);
        assertThat(finding.values()).isEqualTo(7);
        assertThat(finding.changed()).isEqualTo(6);
        assertThat(finding.rules()).isEqualTo(Map.of("tcvn3", 6L));
        assertThat(finding.notes()).isEmpty();
        assertThat(finding.samples()).contains(new TextFinding.Sample("B·i Ch¸y", "Bãi Cháy"));
    }

    @Test
    void characters_that_are_bytes_of_an_old_encoding_are_mended_and_others_left() {
        FieldText field = observed(automatic(), "B·i Ch¸y", "CÈm Ph¶", "Hång Gai", "Phường Hà Lầm", "P. 12", "10 m²");
        assertThat(field.decode("B·i Ch¸y")).isEqualTo("Bãi Cháy");
        assertThat(field.decode("Phường Hà Lầm")).isEqualTo("Phường Hà Lầm");
        assertThat(field.decode("P. 12")).isEqualTo("P. 12");
        assertThat(field.decode("10 m²")).isEqualTo("10 m²");
        TextFinding finding = field.finding("name");
        assertThat(finding.encoding()).isEqualTo("tcvn3");
        assertThat(finding.garbled()).isTrue();
        assertThat(finding.rules()).containsEntry("garbled-tcvn3", 1L);
    }

    @Test
    void utf_8_written_on_as_latin_1_or_windows_1252_is_mended() {
        for (Charset taken : List.of(StandardCharsets.ISO_8859_1, Charset.forName("windows-1252"))) {
            List<String> garbled = List.of("Hồng Gai", "Bãi Cháy", "Hà Khánh", "Vĩnh Thực", "Hà Tu").stream()
                    .map(name -> new String(name.getBytes(StandardCharsets.UTF_8), taken))
                    .toList();
            FieldText field = observed(automatic(), garbled.toArray());
            assertThat(garbled.stream().map(field::decode)).contains("Hồng Gai", "Vĩnh Thực", "Hà Tu");
            assertThat(field.finding("name").rules()).containsEntry("garbled-utf-8", 5L);
        }
    }

    @Test
    void too_few_words_change_no_characters_but_are_noted() {
        FieldText field = observed(automatic(), "P. 12", "CÈm Ph¶");
        assertThat(field.decode("CÈm Ph¶")).isEqualTo("CÈm Ph¶");
        FieldText plain = observed(automatic(), "Hạ Long");
        assertThat(plain.decode("Ph­êng Hång Gai")).isEqualTo("Ph­êng Hång Gai");
        assertThat(plain.finding("name").notes()).isEqualTo(Map.of("left_as_found", 1L));
    }

    @Test
    void a_field_with_little_to_say_is_read_as_the_rest_of_its_file() throws UndecodableTextException {
        byte[] ambiguous = LegacyEncoder.VNI.encode("Hồng Gai");
        assertThat(observed(automatic(), ambiguous).decode(ambiguous)).isEqualTo("Hoàng Gai");
        FileText file = automatic();
        for (String name : VietnameseNames.people(new Random(1), 20)) {
            file.field(1).observe(LegacyEncoder.VNI.encode(name));
        }
        assertThat(observed(file, ambiguous).decode(ambiguous)).isEqualTo("Hồng Gai");
    }

    @Test
    void a_later_value_in_another_encoding_is_read_by_its_own_and_counted() throws UndecodableTextException {
        FieldText field = observed(automatic(), encoded(WARDS, LegacyEncoder.TCVN3));
        for (String ward : WARDS) {
            field.decode(LegacyEncoder.TCVN3.encode(ward));
        }
        String street = "Đường Nguyễn Văn Cừ";
        assertThat(field.decode(LegacyEncoder.VNI.encode(street))).isEqualTo(street);
        assertThat(field.decode(street.getBytes(StandardCharsets.UTF_8))).isEqualTo(street);
        assertThat(field.decode(new byte[] {'F', 'r', (byte) 0xE8, 'z', (byte) 0xE9}))
                .isEqualTo("Frốzộ");
        TextFinding finding = field.finding("name");
        assertThat(finding.rules()).isEqualTo(Map.of("tcvn3", 7L, "vni", 1L, "utf-8", 1L));
        assertThat(finding.notes()).isEqualTo(Map.of("other_encoding", 2L, "doubtful", 1L));
    }

    @Test
    void capitals_of_the_font_are_decoded_small_and_noted() throws UndecodableTextException {
        List<byte[]> values = List.of("HåNG GAI", "B·I CH¸Y", "CÈM PH¶", "C« T«").stream()
                .map(text -> text.getBytes(StandardCharsets.ISO_8859_1))
                .toList();
        FieldText field = observed(automatic(), values.toArray());
        assertThat(field.decode(values.get(0))).isEqualTo("HồNG GAI");
        assertThat(field.decode(values.get(1))).isEqualTo("BãI CHáY");
        assertThat(field.decode(values.get(3))).isEqualTo("Cô Tô");
        assertThat(field.finding("name").notes()).isEqualTo(Map.of("capitals_by_font", 2L));

        FieldText small =
                observed(automatic(), encoded(List.of("hồng gai", "bãi cháy", "cẩm phả"), LegacyEncoder.TCVN3));
        assertThat(small.decode(LegacyEncoder.TCVN3.encode("cẩm phả"))).isEqualTo("cẩm phả");
        assertThat(small.finding("name").notes()).isEqualTo(Map.of("small_letters_only", 1L));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ðường Ðông Triều|Đường Đông Triều",
                "Ð. Lê Lợi|Đ. Lê Lợi",
                "QÐ-UBND|QĐ-UBND",
                "5.000ð|5.000đ",
                "ÐẶNG VĂN A|ĐẶNG VĂN A",
                "Suðurland, Norður|Suðurland, Norður",
                "HAFNARFJÖRÐUR|HAFNARFJÖRÐUR"
            })
    void eth_becomes_d_with_stroke_where_vietnamese_is_meant(String written, String meant) {
        FieldText field = observed(automatic(), written);
        assertThat(field.decode(written)).isEqualTo(meant);
        assertThat(field.finding("x").rules()).isEqualTo(written.equals(meant) ? Map.of() : Map.of("eth", 1L));
    }

    @Test
    void decomposed_text_is_composed() throws UndecodableTextException {
        String apart = Normalizer.normalize("Phường Hồng Gai", Normalizer.Form.NFD);
        FieldText field = observed(automatic(), apart);
        assertThat(field.decode(apart)).isEqualTo("Phường Hồng Gai");
        assertThat(field.decode(apart.getBytes(StandardCharsets.UTF_8))).isEqualTo("Phường Hồng Gai");
        assertThat(field.finding("x").rules()).isEqualTo(Map.of("nfc", 2L, "utf-8", 1L));
    }

    @Test
    void a_character_cut_at_the_width_of_its_field_is_dropped_and_noted() throws UndecodableTextException {
        byte[] whole = "Phường Hồng Gầ".getBytes(StandardCharsets.UTF_8);
        byte[] cut = Arrays.copyOf(whole, whole.length - 1);
        FieldText field = observed(automatic(), cut);
        assertThat(field.decode(cut)).isEqualTo("Phường Hồng G");
        assertThat(field.finding("x").notes()).isEqualTo(Map.of("cut_inside_a_character", 1L));
    }

    @Test
    void what_the_file_states_counts_where_the_text_does_not_tell() throws UndecodableTextException {
        Charset cyrillic = Charset.forName("windows-1251");
        byte[] russian = "Москва".getBytes(cyrillic);
        FileText stated = new FileText(Optional.empty(), Optional.of(cyrillic));
        assertThat(observed(stated, russian).decode(russian)).isEqualTo("Москва");
        FileText wrong = new FileText(Optional.empty(), Optional.of(StandardCharsets.ISO_8859_1));
        FieldText field = observed(wrong, encoded(WARDS, LegacyEncoder.TCVN3));
        assertThat(field.decode(LegacyEncoder.TCVN3.encode("Bãi Cháy"))).isEqualTo("Bãi Cháy");
        FileText utf8 = new FileText(Optional.empty(), Optional.of(StandardCharsets.UTF_8));
        assertThat(observed(utf8, encoded(WARDS, LegacyEncoder.VNI)).decode(LegacyEncoder.VNI.encode("Bãi Cháy")))
                .isEqualTo("Bãi Cháy");
    }

    @Test
    void what_is_declared_is_obeyed() throws UndecodableTextException {
        FileText tcvn3 = new FileText(Optional.of(VietnameseCharsets.TCVN3), Optional.empty());
        assertThat(tcvn3.field(0).decode(LegacyEncoder.TCVN3.encode("Phó"))).isEqualTo("Phó");
        assertThat(tcvn3.field(0).decode(LegacyEncoder.TCVN3.garbled("Phó"))).isEqualTo("Phó");
        assertThat(tcvn3.field(0).decode("Hạ Long")).isEqualTo("Hạ Long");
        assertThat(tcvn3.field(0).finding("x").declared()).isTrue();
        FileText viscii = new FileText(Optional.of(VietnameseCharsets.VISCII), Optional.empty());
        assertThat(viscii.field(0).decode(LegacyEncoder.VISCII.encode("Ỷ Lan"))).isEqualTo("Ỷ Lan");
        assertThat(viscii.field(0).decode(LegacyEncoder.VISCII.garbled("Ỷ Lan")))
                .isEqualTo("Ỷ Lan");
        FileText viqr = new FileText(Optional.of(VietnameseCharsets.VIQR), Optional.empty());
        assertThat(viqr.field(0).decode("Ha. Long, A.12")).isEqualTo("Hạ Long, A.12");
        FileText utf8 = new FileText(Optional.of(StandardCharsets.UTF_8), Optional.empty());
        assertThatThrownBy(() -> utf8.field(0).decode(LegacyEncoder.TCVN3.encode("Bãi Cháy")))
                .isInstanceOf(UndecodableTextException.class);
    }

    @Test
    void viqr_leaves_codes_and_english_beside_it_alone() {
        FieldText field =
                observed(automatic(), "Ha. Long", "Nguye^~n Va(n Cu+`", "DDu+o+`ng Le^ Lo+.i", "Ba~i Cha'y", "A.12");
        assertThat(field.decode("Ba~i Cha'y")).isEqualTo("Bãi Cháy");
        for (String code : List.of("A.12", "O'Brien", "B+", "a.shp", "12.5", "it's", "Main St.", "E.", "U.S.A.")) {
            assertThat(field.decode(code)).isEqualTo(code);
        }
    }

    @Test
    void bytes_that_no_encoding_has_are_refused() {
        byte[] noise = {'a', (byte) 0x81, (byte) 0x8D, (byte) 0x90, 'b'};
        assertThatThrownBy(() -> observed(automatic(), noise).decode(noise))
                .isInstanceOf(UndecodableTextException.class);
    }

    @Test
    void any_bytes_and_any_characters_come_to_an_end() {
        Random random = new Random(3);
        FileText file = automatic();
        FieldText field = file.field(0);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(60)];
            random.nextBytes(bytes);
            String text = new String(bytes, i % 2 == 0 ? StandardCharsets.UTF_16LE : StandardCharsets.ISO_8859_1);
            field.observe(bytes);
            field.observe(text);
            assertThat(Normalizer.isNormalized(field.decode(text), Normalizer.Form.NFC))
                    .isTrue();
            try {
                assertThat(field.decode(bytes)).doesNotContain("\uFFFD");
            } catch (UndecodableTextException e) {
                assertThat(e.encoding()).isNotEmpty();
            }
        }
        assertThat(field.finding("x").samples()).hasSizeLessThanOrEqualTo(5);
    }
}
