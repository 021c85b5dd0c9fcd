package vn.urbansdi.importer.run;

import picocli.CommandLine.Option;
import vn.urbansdi.catalog.Title;

/** {@code --lang}, or the environment's {@code SDI_LANG}, or Vietnamese. */
final class LanguageOption {

    @Option(
            names = "--lang",
            paramLabel = "vi|en",
            defaultValue = "${env:SDI_LANG:-vi}",
            description = "Ngôn ngữ của báo cáo / language of the report (SDI_LANG; vi).")
    private String code = "vi";

    String code() {
        return "en".equals(code) ? "en" : "vi";
    }

    String word(String vi, String en) {
        return new Title(vi, en).in(code());
    }
}
