package vn.urbansdi.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** YAML that means harm is a problem of its file, found quickly, and never more than that. */
class HostileYamlTest {

    static Stream<Arguments> hostile() {
        return Stream.of(
                Arguments.of("aliases that multiply", billionLaughs(), "alias"),
                Arguments.of("one alias", "a: &x [1]\nb: *x\n", "alias"),
                Arguments.of("a list that holds itself", "a: &x [*x]\n", "alias"),
                Arguments.of("ten megabytes", "id: " + "x".repeat(10 << 20), "larger than 1 MB"),
                Arguments.of("deep flow", "a: " + "[".repeat(100_000), "epth"),
                Arguments.of("deep maps", "{a: ".repeat(5000), "epth"),
                Arguments.of("deep blocks", deepBlocks(), "epth"),
                Arguments.of("a Java class", "id: !!javax.script.ScriptEngineManager [x]\n", "tag is not allowed"),
                Arguments.of("a local tag", "id: !exec rm\n", "tags are not accepted"),
                Arguments.of("a binary", "id: !!binary AAAA\n", "tags are not accepted"),
                Arguments.of("two documents", "id: a\n---\nid: b\n", "another document"),
                Arguments.of("an open quote", "id: \"abc\n", "Not well-formed"),
                Arguments.of("a tab", "a:\n\tb: c\n", "Not well-formed"),
                Arguments.of("a control character", "id: \u0000\n", "special characters"),
                Arguments.of("a map as a name", "{a: b}: c\n", "plain word"),
                Arguments.of("nothing", "", "empty"),
                Arguments.of("only a comment", "# nothing\n", "empty"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void isAProblemOfTheFile(String name, String text, String message) {
        YamlFile file = assertTimeoutPreemptively(
                Duration.ofSeconds(2), () -> new YamlFile("x.yaml", text.getBytes(StandardCharsets.UTF_8)));
        assertThat(file.problems()).as(name).isNotEmpty();
        assertThat(file.problems().get(0).message().en()).contains(message);
        assertThat(RecordBinder.bind(file, LayerDocument.class)).isEmpty();
    }

    @Test
    void otherEncodingsAreNotGuessed() {
        YamlFile file = new YamlFile("x.yaml", new byte[] {'i', 'd', ':', ' ', (byte) 0xC3, (byte) 0x28});
        assertThat(file.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message().en()).contains("not UTF-8"));
    }

    @Test
    void saysTheLineOfASyntaxError() {
        YamlFile file = new YamlFile("x.yaml", "id: a\ntheme: [b\ntitle: c\n".getBytes(StandardCharsets.UTF_8));
        assertThat(file.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.line()).isEqualTo(3));
    }

    @Test
    void aByteOrderMarkDoesNoHarm() {
        assertThat(new YamlFile("x.yaml", "\uFEFFid: a\n".getBytes(StandardCharsets.UTF_8)).isSound())
                .isTrue();
    }

    /** Seeded damage to a sound layer: whatever comes of it, only problems may. */
    @ParameterizedTest
    @MethodSource("seeds")
    void damageIsNeverAnotherException(long seed) {
        Random random = new Random(seed);
        byte[] bytes = CatalogOnDisk.LAYER.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 1 + random.nextInt(6); i++) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(3)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes = Arrays.copyOf(bytes, at + 1);
                default -> bytes[at] = (byte) "{}[]:,&*!\"'#\n ".charAt(random.nextInt(14));
            }
        }
        YamlFile file = new YamlFile("seed " + seed, bytes);
        assertThat(RecordBinder.bind(file, LayerDocument.class).isPresent())
                .as("seed %d", seed)
                .isEqualTo(file.isSound());
    }

    static IntStream seeds() {
        return IntStream.range(0, 500);
    }

    private static String billionLaughs() {
        StringBuilder text = new StringBuilder("l0: &l0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
        for (int i = 1; i < 10; i++) {
            text.append("l").append(i).append(": &l").append(i).append(" [");
            text.append(("*l" + (i - 1) + ", ").repeat(8))
                    .append("*l")
                    .append(i - 1)
                    .append("]\n");
        }
        return text.toString();
    }

    private static String deepBlocks() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            text.append(" ".repeat(i)).append("a:\n");
        }
        return text.toString();
    }
}
