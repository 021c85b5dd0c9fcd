package vn.urbansdi.importer.doctor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.urbansdi.catalog.City;
import vn.urbansdi.feature.CityRule;
import vn.urbansdi.importer.doctor.names.AttributeProposal;
import vn.urbansdi.importer.doctor.names.LayerRanking;
import vn.urbansdi.importer.doctor.names.MappingProposal;
import vn.urbansdi.importer.doctor.place.CrsCandidate;
import vn.urbansdi.importer.doctor.place.CrsDiagnosis;

/**
 * A delivery that imports the file. What a person has to decide stands in it as a comment beside the choices.
 *
 * @param layer     to import into; absent where none fits
 * @param placeless whether the rows have no place
 */
record DeliveryProposal(
        Examination examination,
        Optional<String> layer,
        boolean placeless,
        LayerRanking layers,
        MappingProposal mapping,
        NumberMarks numbers,
        CrsDiagnosis crs,
        Picture picture) {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_./-]*");
    private static final List<String> WORDS_OF_YAML =
            List.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");
    private static final int CHOICES = 4;
    private static final double NEARLY_ALL = 0.95;
    private static final double HARDLY_ANY = 0.3;
    private static final double DOUBTFUL = 0.8;

    String yaml() {
        List<String> lines = new ArrayList<>();
        lines.add(
                "# Đề xuất của ./sdi doctor; hãy đọc lại trước khi nhập. / Proposed by ./sdi doctor; read it before you import.");
        lines.add("source: " + quoted(source()) + comment("đơn vị giao nộp", "who delivers"));
        city().ifPresent(lines::add);
        lines.add("deliveries:");
        lines.add("  - file: " + quoted(examination.delivery().path()));
        lines.add(layerLine());
        examination.options().table().ifPresent(table -> lines.add("    table: " + quoted(table)));
        if (placeless) {
            lines.add("    geometry: none"
                    + comment("chỉ nói thêm về đối tượng đã có", "only says more of features that are there"));
        }
        examination.options().x().ifPresent(x -> lines.add("    x: " + quoted(x)));
        examination.options().y().ifPresent(y -> lines.add("    y: " + quoted(y)));
        examination.options().wkt().ifPresent(wkt -> lines.add("    wkt: " + quoted(wkt)));
        lines.add("    encoding: "
                + examination.encoding().map(charset -> quoted(charset.name())).orElse("auto"));
        decimalLine().ifPresent(lines::add);
        if (!placeless) {
            lines.addAll(crsLines());
        }
        lines.add("    # full: true"
                + comment("nếu tệp chứa toàn bộ dữ liệu của nguồn", "where the file holds all that the source has"));
        lines.addAll(fieldLines());
        return String.join("\n", lines) + "\n";
    }

    private String source() {
        return examination.delivery().source().orElseGet(() -> {
            String name = examination.fileName().replaceFirst("\\.[^.]*$", "").replaceAll("[^\\p{L}\\p{N}_.-]+", "_");
            return name.isEmpty() ? "delivery" : name.substring(0, Math.min(name.length(), 100));
        });
    }

    private Optional<String> city() {
        if (examination.delivery().city().isPresent()) {
            return examination.delivery().city().map(id -> "city: " + quoted(id));
        }
        boolean byWard = mapping.attributes().stream()
                .anyMatch(each -> each.attribute().equals(CityRule.WARD_CODE) && each.isMapped());
        return byWard
                ? Optional.empty()
                : cityOfAll()
                        .map(city ->
                                "city: " + quoted(city.id()) + comment("mọi dòng nằm trong đó", "all rows lie in it"));
    }

    /** The city in whose extent nearly all of the sample lies, and hardly any of it in another's. */
    private Optional<City> cityOfAll() {
        Map<City, Integer> inside = new HashMap<>();
        for (Picture.Shape shape : picture.shapes()) {
            if (!shape.parts().isEmpty()) {
                double[] xy = shape.parts().get(0);
                picture.cities().stream()
                        .filter(city -> city.extent().contains(xy[0], xy[1]))
                        .forEach(city -> inside.merge(city, 1, Integer::sum));
            }
        }
        int all = picture.shapes().size();
        List<City> most = inside.entrySet().stream()
                .filter(entry -> entry.getValue() >= HARDLY_ANY * all)
                .map(Map.Entry::getKey)
                .toList();
        return most.size() == 1 && inside.get(most.get(0)) >= NEARLY_ALL * all
                ? Optional.of(most.get(0))
                : Optional.empty();
    }

    private String layerLine() {
        if (layer.isEmpty()) {
            return "    # layer:" + comment("không lớp nào hợp; hãy ghi", "none fits; say which");
        }
        String line = "    layer: " + quoted(layer.get());
        if (layers.isClear()) {
            return line;
        }
        String others = layers.candidates().stream()
                .skip(1)
                .limit(CHOICES - 1)
                .map(candidate -> candidate.layer().id())
                .collect(Collectors.joining(", "));
        return line + comment("cũng có thể là " + others, "may also be " + others);
    }

    /** What the import can only tell from rows that may come late in the file, or from none. */
    private Optional<String> decimalLine() {
        if (!numbers.unclear().isEmpty()) {
            String sample = numbers.unclear().get(0).ambiguousNumber();
            return Optional.of("    # decimal: comma"
                    + comment(
                            "hay point? \"" + sample + "\" có thể là hai số khác nhau",
                            "or point? \"" + sample + "\" may be two different numbers"));
        }
        return numbers.decided().isEmpty()
                ? examination.options().decimal().map(mark -> "    decimal: " + mark.yamlName())
                : numbers.all().map(mark -> "    decimal: " + mark.yamlName());
    }

    private List<String> crsLines() {
        List<String> lines = new ArrayList<>();
        if (crs.srid() != 0) {
            lines.add("    crs: EPSG:" + crs.srid()
                    + (crs.certainty() == CrsDiagnosis.Certainty.CERTAIN
                            ? ""
                            : comment("chưa chắc chắn; xem bản đồ", "not certain; look at the map")));
        } else {
            lines.add("    # crs:"
                    + comment(crs.conclusion().vi(), crs.conclusion().en()));
            crs.candidates().stream()
                    .filter(candidate -> !candidate.swapped())
                    .limit(CHOICES)
                    .forEach(candidate -> lines.add(choice(candidate)));
        }
        return lines;
    }

    private static String choice(CrsCandidate candidate) {
        return "    # crs: EPSG:" + candidate.srid() + "   # " + oneLine(candidate.name()) + ": "
                + oneLine(candidate.where().vi());
    }

    private List<String> fieldLines() {
        List<String> lines = new ArrayList<>();
        boolean any = mapping.attributes().stream().anyMatch(AttributeProposal::isMapped);
        if (any) {
            lines.add("    fields:");
        }
        for (AttributeProposal each : mapping.attributes()) {
            if (each.isMapped()) {
                lines.add("      " + quoted(each.attribute()) + ": " + quoted(each.field())
                        + (each.score() < DOUBTFUL
                                ? comment("tên gần giống; hãy kiểm tra", "similar name; check it")
                                : ""));
            } else if (each.unclear()) {
                lines.add("      # " + each.attribute() + ":"
                        + comment("hãy chọn một trong các trường sau", "choose one of these fields"));
                each.contenders()
                        .forEach(contender ->
                                lines.add("      # " + quoted(each.attribute()) + ": " + quoted(contender.field())));
            } else if (each.required()) {
                lines.add("      # " + each.attribute() + ":"
                        + comment("bắt buộc nhưng không trường nào khớp", "required, but no field fits"));
            }
        }
        if (!mapping.unmapped().isEmpty()) {
            lines.add("      # không dùng / not used: "
                    + mapping.unmapped().stream().map(DeliveryProposal::oneLine).collect(Collectors.joining(", ")));
        }
        return lines;
    }

    private static String comment(String vi, String en) {
        return "   # " + oneLine(vi) + " / " + oneLine(en);
    }

    /** Nothing that a file says may end a comment. */
    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]", " ");
    }

    /** A YAML scalar that is read back as exactly this text. */
    static String quoted(String text) {
        if (PLAIN.matcher(text).matches() && !WORDS_OF_YAML.contains(text.toLowerCase(java.util.Locale.ROOT))) {
            return text;
        }
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029' || c == '\uFEFF') {
                quoted.append(String.format("\\u%04X", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
