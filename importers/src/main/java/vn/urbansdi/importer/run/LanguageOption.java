package vn.urbansdi.importer.run;

import java.util.List;
import picocli.CommandLine.Option;
import vn.urbansdi.catalog.Title;

/** {@code --lang}, or the environment's {@code SDI_LANG}, or Vietnamese. */
final class LanguageOption {

    private static final String NAME = "--lang";

    @Option(
            names = NAME,
            paramLabel = "vi|en",
            defaultValue = "${env:SDI_LANG:-vi}",
            description = "Ngôn ngữ của báo cáo / language of the report (SDI_LANG; vi).")
    private String code = "vi";

    String code() {
        return known(code);
    }

    String word(String vi, String en) {
        return new Title(vi, en).in(code());
    }

    /** The language that a command line asks for, also where the rest of it is wrong. */
    static String asked(List<String> arguments) {
        String asked = System.getenv("SDI_LANG");
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i).startsWith(NAME + "=")) {
                asked = arguments.get(i).substring(NAME.length() + 1);
            } else if (arguments.get(i).equals(NAME) && i + 1 < arguments.size()) {
                asked = arguments.get(i + 1);
            }
        }
        return known(asked);
    }

    private static String known(String code) {
        return "en".equals(code) ? "en" : "vi";
    }
}
