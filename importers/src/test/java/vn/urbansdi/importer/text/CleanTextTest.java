package vn.urbansdi.importer.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is right as it stands comes out as it went in. */
class CleanTextTest {

    private static final long SEED = 20_260_802;

    static Stream<List<String>> columns() {
        Random random = new Random(SEED);
        List<String> capitals = VietnameseNames.people(random, 2_000).stream()
                .map(name -> name.toUpperCase(Locale.ROOT))
                .toList();
        return Stream.of(
                VietnameseNames.everything(),
                VietnameseNames.people(random, 6_000),
                VietnameseNames.streets(random, 2_000),
                VietnameseNames.addresses(random, 2_000),
                capitals,
                // Vietnamese that happens to need no letter beyond Latin-1
                List.of("Hà", "Cô Tô", "Tân", "Bãi", "Lê", "Lý Bôn", "Hà Khánh", "Hà Tu", "Thái Bình", "Trà Cô", "Xã"),
                List.of("Hà Tu", "Bãi Cháy", "Cô Tô", "Lê Lợi", "Hồng Gai", "Lý", "Ý Yên"),
                codes(random),
                english(),
                List.of(
                        "Château de Versailles",
                        "Rue de l'Été",
                        "Hôtel de Ville",
                        "Café",
                        "Forêt",
                        "Où",
                        "Là",
                        "Né en août",
                        "Pâté"),
                List.of(
                        "Müller Straße",
                        "Über den Linden",
                        "Köln",
                        "München",
                        "Tür",
                        "für",
                        "Grüße",
                        "Bär",
                        "schön",
                        "Öl"),
                List.of("Sø", "Ål", "Øl", "Rå", "Bø", "Gård", "Rør", "Å", "Søgade", "Nørrebro"),
                List.of("São Paulo", "José", "Peñón", "Año", "María", "Más", "Té", "Não", "Coração"),
                List.of("Norður", "Suðurland", "Austurvöllur", "Þingvellir", "Ísafjörður"),
                List.of("Dvořák", "Łódź", "Gdańsk", "Škoda", "Île-de-France", "Malmö"),
                List.of(
                        "10 µm", "25 µm", "100 m²", "20 °C", "±5", "½", "£5", "© 2020", "Acme®", "§5", "«x»", "naïve",
                        "5¾ inch"),
                List.of("Москва", "Санкт-Петербург", "北京市", "東京", "서울", "Ελλάδα", "عمان"),
                List.of("Đ", "đ", "Ô", "à", "É", "QĐ-UBND", "ĐT.326"),
                List.of("Krông Pắk", "Đắk Lắk", "Bắc Kạn", "Pleiku", "Đạ Huoai", "Cư M'gar"));
    }

    private static List<String> codes(Random random) {
        List<String> codes = new ArrayList<>(List.of(
                "12-A/34",
                "06685",
                "w7sphsukub37",
                "2024-01-31",
                "0xDEADBEEF",
                "A.12",
                "B+",
                "O+",
                "A-",
                "QN-2024/001",
                "107,08",
                "1.234,5",
                "a^b",
                "e^x",
                "u+v",
                "a+b=c",
                "o+o",
                "f(x)",
                "a(1)",
                "https://example.com/a?b=c.d~e",
                "C:\\data\\a.shp",
                "so.do.dwg",
                "u.n",
                "e.V.",
                "ddl",
                "DD/MM/YYYY",
                "dd.mm.yyyy",
                "POINT(107.1 20.9)",
                "{\"a\": \"b\"}",
                "LUC",
                "ODT+CLN"));
        for (int i = 0; i < 2_000; i++) {
            codes.add(Long.toHexString(random.nextLong()));
            codes.add(Long.toString(random.nextLong(), 36).toUpperCase(Locale.ROOT) + "." + random.nextInt(99));
            codes.add(random.nextInt(90) + "-" + random.nextInt(900) + "/" + (char) ('A' + random.nextInt(26)) + "."
                    + random.nextInt(9));
            codes.add("user" + i + "." + (char) ('a' + random.nextInt(26)) + "o@ha.gov.vn");
        }
        return codes;
    }

    private static List<String> english() {
        return List.of(
                "Main Street",
                "O'Brien",
                "D'Angelo",
                "don't",
                "It's so? Or so.",
                "Middle address",
                "e.g. this",
                "U.S.A.",
                "i.e. that",
                "the add-on",
                "Hello. World",
                "do.",
                "so?",
                "Who are you?",
                "No. 5",
                "Mr. Do",
                "I am here.",
                "to. be? or' not~ to`",
                "It was a bright cold day in April, and the clocks were striking thirteen.",
                "Is it you? No, it's me.",
                "rock 'n' roll",
                "C++ and A+ grades",
                "Na+ and Cl-",
                "x^2 + y^2",
                "a^2",
                "CO2 (g)",
                "Ca(OH)2",
                "Al+",
                "John.Smith",
                "john.smith@example.com",
                "naive cafe",
                "Ho Chi Minh",
                "Ha Long Bay",
                "Nguyen Van A",
                "Le Loi street",
                "de. la. so. do.");
    }

    @ParameterizedTest
    @MethodSource("columns")
    void characters(List<String> column) {
        FieldText field = field(column);
        for (String text : column) {
            assertThat(field.decode(text)).isEqualTo(text);
        }
        assertThat(field.finding("x").changed()).isZero();
        assertThat(field.finding("x").samples()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("columns")
    void bytes_in_utf_8(List<String> column) throws UndecodableTextException {
        FieldText field = field(column.stream()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList());
        for (String text : column) {
            assertThat(field.decode(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(text);
        }
        assertThat(field.finding("x").changed()).isZero();
    }

    /** Western text in its own code page is decoded by that, and not made Vietnamese. */
    @ParameterizedTest
    @MethodSource("columns")
    void bytes_in_windows_1252(List<String> column) throws UndecodableTextException {
        Charset western = Charset.forName("windows-1252");
        if (!column.stream().allMatch(western.newEncoder()::canEncode)) {
            assertThat(column).anyMatch(text -> text.chars().anyMatch(c -> c > 0xFF));
            return;
        }
        FieldText field =
                field(column.stream().map(text -> text.getBytes(western)).toList());
        for (String text : column) {
            assertThat(field.decode(text.getBytes(western))).isEqualTo(text);
        }
    }

    /** The same when the rest of the file is in an old encoding. */
    @ParameterizedTest
    @MethodSource("columns")
    void characters_beside_a_garbled_field(List<String> column) {
        FileText file = new FileText(Optional.empty(), Optional.empty());
        for (String name : VietnameseNames.people(new Random(SEED), 500)) {
            file.field(1).observe(LegacyEncoder.TCVN3.garbled(name));
        }
        column.forEach(file.field(0)::observe);
        for (String text : column) {
            assertThat(file.field(0).decode(text)).isEqualTo(text);
        }
    }

    @Test
    void what_is_clean_is_said_to_be() {
        FieldText field = field(VietnameseNames.everything());
        VietnameseNames.everything().forEach(field::decode);
        TextFinding finding = field.finding("name");
        assertThat(finding.encoding()).isEqualTo("utf-8");
        assertThat(finding.confidence()).isGreaterThan(0.99);
        assertThat(finding.rules()).isEqualTo(Map.of());
    }

    private static FieldText field(List<?> values) {
        FieldText field = new FileText(Optional.empty(), Optional.empty()).field(0);
        values.forEach(field::observe);
        return field;
    }
}
