package vn.urbansdi.importer.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The reference of the command line has every option that is taken, no other, and the defaults that are used. */
class CommandReferenceTest {

    private static final Pattern SECTION = Pattern.compile("^### (`.*)\\R([\\s\\S]*?)(?=^##)", Pattern.MULTILINE);
    private static final Pattern ROW =
            Pattern.compile("^\\| `(--[^`]*)` \\|.*\\| *(?:`(.*?)`)?[^|]*\\|$", Pattern.MULTILINE);

    static List<String> commands() {
        return List.copyOf(SdiCommand.commandLine().getSubcommands().keySet());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void every_option_and_no_other(String name) throws IOException {
        CommandSpec command =
                SdiCommand.commandLine().getSubcommands().get(name).getCommandSpec();
        List<String> taken = command.options().stream()
                .filter(option -> !option.usageHelp() && !option.versionHelp())
                .map(option -> option.longestName() + " " + option.paramLabel())
                .toList();
        List<String> documented = new ArrayList<>();
        Matcher row = ROW.matcher(section(name));
        while (row.find()) {
            documented.add(row.group(1).replace("\\|", "|"));
        }
        assertThat(documented).containsExactlyInAnyOrderElementsOf(taken);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void defaults(String name) throws IOException {
        CommandSpec command =
                SdiCommand.commandLine().getSubcommands().get(name).getCommandSpec();
        Matcher row = ROW.matcher(section(name));
        while (row.find()) {
            OptionSpec option = command.findOption(row.group(1).replaceAll(" .*", ""));
            // Where the language comes from when nobody says is told in words.
            if (option.defaultValue() != null && !option.longestName().equals("--lang")) {
                assertThat(row.group(2)).as(row.group()).isEqualTo(option.defaultValue());
            }
        }
    }

    private static String section(String command) throws IOException {
        Path page = Path.of("docs/importing.md");
        String text = Files.readString(Files.exists(page) ? page : Path.of("..").resolve(page));
        Matcher section = SECTION.matcher(text);
        while (section.find()) {
            if (section.group(1).matches(".*`\\./sdi " + command + "[ `].*")) {
                return section.group(2);
            }
        }
        throw new AssertionError("docs/importing.md has no section of ./sdi " + command);
    }
}
