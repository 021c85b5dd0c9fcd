package vn.urbansdi.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of mistake is found where it stands, and said in both languages with its remedy. */
class CatalogProblemTest {

    private static final String LAYER = "t/sample.yaml";
    private static final String CODES = "codelists/kinds.yaml";
    private static final String GROUP = "groups/quiet.yaml";
    private static final String DEPLOYMENT = "deployment.yaml";

    @TempDir
    Path directory;

    /** One piece of the sound catalog is replaced; exactly one problem must follow. */
    record Mistake(String file, String sound, String wrong, int line, String path, String english) {
        @Override
        public String toString() {
            return wrong.strip();
        }
    }

    static Stream<Mistake> mistakes() {
        return Stream.of(forms(), names(), attributes(), styles(), examples(), codeLists(), groups(), deployments())
                .flatMap(List::stream);
    }

    private static List<Mistake> forms() {
        return List.of(
                layer("theme: t", "theem: t\ntheme: t", 2, "theem", "There is no property \"theem\""),
                layer("{fill: ", "{fill_colour: \"#aabbcc\", fill: ", 9, "style.fill_colour", "did you mean \"fill\"?"),
                layer("theme: t\n", "", 1, "theme", "\"theme\" is missing; add it"),
                layer("required: true", "required: yes", 7, "attributes.sample_id.required", "true or false"),
                layer("wms: true", "wms: \"true\"", 10, "publish.wms", "without quotes"),
                layer("type: text}", "type: string}", 8, "attributes.name.type", "one of: text, integer, decimal"),
                layer("type: Polygon", "type: polygon", 4, "geometry.type", "Point, LineString, Polygon"),
                layer("srid: 5899", "srid: 5899.5", 4, "geometry.srid", "a whole number"),
                layer("key: [sample_id]", "key: sample_id", 5, "key", "a list"),
                layer("key: [sample_id]", "key: []", 5, "key", "Needs ≥ 1 items, has 0"),
                layer("key: [sample_id]", "key: [sample_id, {a: b}]", 5, "key[1]", "a single value"),
                layer("publish: {wms: true}", "publish: true", 10, "publish", "Must be a map of: wms, wfs"),
                layer("title: {vi: Mẫu, en: Sample}", "title: {vi: Mẫu}", 3, "title.en", "\"en\" is missing"),
                layer("theme: t", "theme:", 2, "theme", "No value; write one or remove the line"),
                layer("theme: t", "theme: t\ntheme: t", 3, "theme", "stands here twice"),
                layer("key: [sample_id]", "key: [sample_id]\nmatch: [[sample_id], overlap]", 6, "match[1]", "a list"),
                layer("{fill: ", "{fill_opacity: 2, fill: ", 9, "style.fill_opacity", "within 0–1"),
                layer("#aabbcc", "red", 9, "style.fill", "#[0-9A-Fa-f]{6}"),
                layer("wms: true", "tiles: {zoom: [1, 25]}", 10, "publish.tiles.zoom[1]", "within 0–24"),
                layer("wms: true", "tiles: {zoom: [1]}", 10, "publish.tiles.zoom", "Needs 2 items"),
                layer("wms: true", "tiles: {zoom: [9, 3]}", 10, "publish.tiles.zoom", "stands first: [3, 9]"),
                layer("wms: true", "wfs: {edit: [Land Officer]}", 10, "publish.wfs.edit[0]", "text of the form"));
    }

    private static List<Mistake> names() {
        return List.of(
                layer("id: sample", "id: sam ple", 1, "id", "text of the form"),
                layer("id: sample", "id: other:sample", 1, "id", "must be \"test\", that of deployment.yaml"),
                layer("id: sample", "id: a" + "b".repeat(50), 1, "id", "longer than 43 characters"),
                layer("theme: t", "theme: u", 2, "theme", "There is no theme \"u\"; deployment.yaml has: t"),
                layer("srid: 5899", "srid: 1", 4, "geometry.srid", "EPSG:1 is not known"),
                layer("srid: 5899", "srid: 3405", 4, "geometry.srid", "add it there"),
                layer("key: [sample_id]", "key: [id]", 5, "key[0]", "has no attribute \"id\""),
                layer("key: [sample_id]", "key: [name, name]", 5, "key[1]", "listed twice"),
                layer(
                        "key: [sample_id]",
                        "key: [sample_id]\nmatch: [[sample_id], [name, no]]",
                        6,
                        "match[1][1]",
                        "has no attribute \"no\""),
                new Mistake("t/more.yaml", "id: sample", "id: sample", 1, "id", "is already declared in"),
                new Mistake("t/more.yaml", "id: sample", "id: test:sample", 1, "id", "is already declared in"),
                new Mistake("t/more.yaml", "id: sample", "id: Sample", 1, "id", "would also be that of layer"));
    }

    private static List<Mistake> attributes() {
        return List.of(
                layer("  name:", "  Name:", 8, "attributes.Name", "names that deliveries use go under aliases"),
                layer("  name:", "  geom:", 8, "attributes.geom", "is the system's own"),
                layer("  name:", "  city:", 8, "attributes.city", "put \"city\" under aliases"),
                attribute("type: text, codes: kind", "codes", "add codelists/kind.yaml"),
                attribute("type: date, codes: kinds", "codes", "text or integer"),
                attribute("type: integer, codes: kinds", "codes", "\"A\", which is no integer"),
                attribute("type: integer, assign: geohash", "assign", "type text"),
                attribute("type: text, assign: uuid", "assign", "one of: geohash"),
                attribute("type: text, aliases: [SAMPLE_ID]", "aliases[0]", "stands for attribute \"sample_id\""),
                attribute("type: text, aliases: [A, a]", "aliases[1]", "stands for attribute \"name\""),
                attribute("type: text, visible_to: []", "visible_to", "Needs ≥ 1 items"));
    }

    private static List<Mistake> styles() {
        return List.of(
                style("label: nam", "style.label", "has no attribute \"nam\""),
                style("fill: {by: kind, from: codes}", "style.fill.by", "has no attribute \"kind\""),
                style("fill: {by: name, from: codes}", "style.fill.by", "has no code list (codes)"),
                style("fill: {from: codes}", "style.fill.by", "\"by\" is missing"),
                style("fill: {by: name, from: colours}", "style.fill.from", "of the form codes"),
                style("fill_opacity: 0.5", "style", "The rule draws nothing"),
                style("fill: \"#000000\", mark: circle", "style.mark", "Only a layer of points"),
                style("label: {attribute: name, follow_line: true}", "style.label.follow_line", "layer of lines"),
                style("fill: \"#000000\", from_zoom: 9, to_zoom: 8", "style.to_zoom", "must not be below"),
                style("fill: \"#000000\", rules: [{label: name}]", "style.rules", "not both"),
                style("rules: [{label: name}, {label: x}]", "style.rules[1].label", "has no attribute \"x\""),
                style("fill: \"#000000\", mark: {shape: heart}", "style.mark.shape", "circle, square, triangle"),
                further("default: {title: {vi: a, en: b}, rules: [{label: name}]}", "default", "is not \"default\""),
                further("print: {rules: [{label: name}]}", "print.title", "\"title\" is missing"),
                further("print: {title: {vi: a, en: b}, rules: []}", "print.rules", "Needs ≥ 1 items"),
                further(
                        "print: {title: {vi: a, en: b}, rules: [{label: nam}]}",
                        "print.rules[0].label",
                        "has no attribute \"nam\""));
    }

    private static List<Mistake> examples() {
        return List.of(
                example("{in: {name: a}, out: {nam: a}}", "out.nam", "has no attribute \"nam\""),
                example("{in: {nme: a}, out: {name: a}}", "out.name", "No field of \"in\""),
                example("{in: {name: a}, out: {name: b}}", "out.name", "\"a\" cannot become \"b\""),
                example("{in: {name: a}}", "out", "\"out\" is missing"));
    }

    private static List<Mistake> codeLists() {
        return List.of(
                new Mistake(CODES, "id: kinds", "id: kind", 1, "id", "must be its file's name: \"kinds\""),
                new Mistake(CODES, "  B: {vi: Hai, en: Two}", "  A: {vi: Hai, en: Two}", 5, "codes.A", "twice"),
                new Mistake(CODES, "#112233", "blue", 4, "codes.A.colour", "of the form"),
                new Mistake(CODES, "en: Two", "en: Two, fr: deux", 5, "codes.B.fr", "There is no property"));
    }

    private static List<Mistake> groups() {
        return List.of(
                group("id: quiet", "id: ground", 1, "id", "must be its file's name: \"quiet\""),
                group("layer: sample", "layer: sampel", 5, "layers[0]", "There is no layer \"sampel\""),
                group(
                        "style: default",
                        "style: calm",
                        5,
                        "layers[0].style",
                        "has no style \"calm\"; there are: default"),
                group("style: default}", "style: default}\n  - test:sample", 6, "layers[1]", "listed twice"),
                group("#0a0b0c", "sea", 3, "background", "of the form"),
                group("- {layer: sample, style: default}", "[]", 4, "layers", "Needs 1–50 items"),
                new Mistake(
                        LAYER,
                        "publish: {wms: true}",
                        "publish: {features: true}",
                        5,
                        "layers[0]",
                        "neither as a map"));
    }

    private static List<Mistake> deployments() {
        return List.of(
                deployment("prefix: test", "prefix: gml", 3, "prefix", "belongs to the standards"),
                deployment("https://example.org/test", "example", 4, "namespace", "absolute URI"),
                deployment("[106, 20, 109, 22]", "[109, 20, 106, 22]", 5, "extent", "west < east"),
                deployment("[106, 20, 109, 22]", "[20, 106, 22, 109]", 5, "extent", "in degrees"),
                deployment("[106, 20, 109, 22]", "[106, 20, 109]", 5, "extent", "Needs 4 items"),
                deployment("srid: 5899", "srid: 3857", 6, "srid", "must be among crs"),
                deployment("[5899, 4326]", "[5899, 1]", 7, "crs[1]", "EPSG:1 is not known"),
                deployment("[5899, 4326]", "[5899, 5899]", 7, "crs[1]", "listed twice"),
                deployment("{t: {", "{T-1: {vi: a, en: b}, t: {", 8, "themes.T-1", "An id must have the form"),
                deployment("themes: {", CITIES + "themes: {", 10, "cities.b.wards[0]", "already belongs to \"a\""),
                deployment(
                        "themes: {",
                        "cities: {a: {name: {vi: a, en: a}, extent: [1, 1, 2, 2]}}\nthemes: {",
                        8,
                        "cities.a.extent",
                        "outside the deployment's extent"));
    }

    private static final String CITIES = """
            cities:
              a: {name: {vi: a, en: a}, extent: [107, 21, 108, 22], wards: ["1"]}
              b: {name: {vi: b, en: b}, extent: [107, 21, 108, 22], wards: ["1"]}
            """;

    @ParameterizedTest
    @MethodSource("mistakes")
    void findsTheMistakeWhereItStands(Mistake mistake) throws IOException {
        String text = soundText(mistake.file()).replace(mistake.sound(), mistake.wrong());
        if (!mistake.file().equals("t/more.yaml")) {
            assertThat(text).isNotEqualTo(soundText(mistake.file()));
        }
        CatalogOnDisk.write(directory, Map.of(mistake.file(), text));
        List<CatalogException.Problem> problems = problems();
        // A second file of the same layer comes after it or before it by its own name: t/more.yaml is read first.
        String reported = mistake.file().equals("t/more.yaml")
                ? LAYER
                : mistake.path().startsWith("layers") ? GROUP : mistake.file();
        assertThat(problems).hasSize(1);
        CatalogException.Problem problem = problems.get(0);
        assertThat(problem.file()).isEqualTo(directory.resolve(reported).toString());
        assertThat(problem.path()).isEqualTo(mistake.path());
        assertThat(problem.line()).isEqualTo(mistake.line());
        assertThat(problem.message().en()).contains(mistake.english());
        assertThat(problem.message().vi())
                .isNotBlank()
                .isNotEqualTo(problem.message().en());
    }

    @Test
    void reportsEverythingInOneGo() throws IOException {
        CatalogOnDisk.write(
                directory,
                Map.of(
                        LAYER,
                        CatalogOnDisk.LAYER.replace("type: text}", "type: txt}").replace("wms: true", "wms: 1"),
                        CODES,
                        CatalogOnDisk.CODE_LIST.replace("en: Two", "en:"),
                        "t/b.yaml",
                        CatalogOnDisk.LAYER.replace("id: sample", "id: b").replace("key: [sample_id]", "key: [x]")));
        assertThat(problems())
                .extracting(CatalogException.Problem::path)
                .containsExactly("codes.B.en", "key[0]", "attributes.name.type", "publish.wms");
    }

    @Test
    void aGroupMustNotBearTheNameOfALayerOrATheme() throws IOException {
        CatalogOnDisk.write(
                directory,
                Map.of(
                        "groups/sample.yaml",
                        CatalogOnDisk.GROUP.replace("quiet", "sample"),
                        "groups/t.yaml",
                        CatalogOnDisk.GROUP.replace("quiet", "t")));
        assertThat(problems())
                .extracting(problem -> problem.message().en())
                .satisfiesExactly(
                        first -> assertThat(first).contains("\"sample\" is the name of a layer"),
                        second -> assertThat(second).contains("\"t\" is the name of a theme"));
    }

    @Test
    void aColourMustNotFollowWhatOnlySomeMaySee() throws IOException {
        CatalogOnDisk.write(
                directory,
                Map.of(
                        LAYER,
                        CatalogOnDisk.LAYER
                                .replace(
                                        "name: {type: text}", "name: {type: text, codes: kinds, visible_to: [officer]}")
                                .replace("{fill: \"#aabbcc\"}", "{fill: {by: name, from: codes}, label: name}")));
        assertThat(problems())
                .extracting(CatalogException.Problem::path)
                .containsExactlyInAnyOrder("style.fill.by", "style.label");
    }

    @Test
    void aCodeListWithoutColoursGivesNone() throws IOException {
        CatalogOnDisk.write(
                directory,
                Map.of(
                        CODES,
                        CatalogOnDisk.CODE_LIST.replace(", colour: \"#112233\"", ""),
                        LAYER,
                        CatalogOnDisk.LAYER
                                .replace("name: {type: text}", "name: {type: text, codes: kinds}")
                                .replace("{fill: \"#aabbcc\"}", "{fill: {by: name, from: codes}}")));
        assertThat(problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message().en()).contains("has no colours"));
    }

    @Test
    void anExampleMustKeepToItsCodesAndTypes() throws IOException {
        CatalogOnDisk.write(
                directory,
                Map.of(
                        LAYER,
                        CatalogOnDisk.LAYER.replace(
                                        "name: {type: text}",
                                        "kind: {type: text, codes: kinds, aliases: [Loai]}\n  amount: {type: decimal}\n  day: {type: date}")
                                + """
                        examples:
                          - {in: {LOAI: A, amount: "1.50", day: "2026-02-28"}, out: {kind: A, amount: "1.5", day: "2026-02-28"}}
                          - {in: {Loai: C}, out: {kind: C}}
                          - {in: {amount: "1,5"}, out: {amount: "1.5"}}
                          - {in: {day: 28/02/2026}, out: {day: "2026-02-28"}}
                        """));
        assertThat(problems())
                .extracting(CatalogException.Problem::path)
                .containsExactly("examples[1].out.kind", "examples[2].out.amount", "examples[3].out.day");
    }

    private List<CatalogException.Problem> problems() {
        CatalogException exception =
                catchThrowableOfType(CatalogException.class, () -> CatalogLoader.directory(directory));
        return exception.problems();
    }

    private static String soundText(String file) {
        return switch (file) {
            case DEPLOYMENT -> CatalogOnDisk.DEPLOYMENT;
            case CODES -> CatalogOnDisk.CODE_LIST;
            case GROUP -> CatalogOnDisk.GROUP;
            default -> CatalogOnDisk.LAYER;
        };
    }

    private static Mistake layer(String sound, String wrong, int line, String path, String english) {
        return new Mistake(LAYER, sound, wrong, line, path, english);
    }

    private static Mistake group(String sound, String wrong, int line, String path, String english) {
        return new Mistake(GROUP, sound, wrong, line, path, english);
    }

    private static Mistake attribute(String wrong, String property, String english) {
        return layer("name: {type: text}", "name: {" + wrong + "}", 8, "attributes.name." + property, english);
    }

    private static Mistake style(String wrong, String path, String english) {
        return layer("{fill: \"#aabbcc\"}", "{" + wrong + "}", 9, path, english);
    }

    private static Mistake further(String wrong, String path, String english) {
        return layer(
                "publish: {wms: true}", "publish: {wms: true}\nstyles: {" + wrong + "}", 11, "styles." + path, english);
    }

    private static Mistake example(String wrong, String path, String english) {
        return layer(
                "publish: {wms: true}",
                "publish: {wms: true}\nexamples: [" + wrong + "]",
                11,
                "examples[0]." + path,
                english);
    }

    private static Mistake deployment(String sound, String wrong, int line, String path, String english) {
        return new Mistake(DEPLOYMENT, sound, wrong, line, path, english);
    }
}
