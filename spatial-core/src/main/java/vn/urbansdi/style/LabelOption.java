package vn.urbansdi.style;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Those of GeoServer's vendor options of text symbolizers that labels heed. */
enum LabelOption {
    FOLLOW_LINE("followLine", true),
    GROUP("group", true),
    CONFLICT_RESOLUTION("conflictResolution", true),
    SPACE_AROUND("spaceAround", false),
    MAX_DISPLACEMENT("maxDisplacement", false),
    AUTO_WRAP("autoWrap", false);

    private static final double MOST = 1000;

    private final String key;
    private final boolean yesOrNo;

    LabelOption(String key, boolean yesOrNo) {
        this.key = key;
        this.yesOrNo = yesOrNo;
    }

    String key() {
        return key;
    }

    static Optional<LabelOption> named(String key) {
        return Arrays.stream(values()).filter(option -> option.key.equals(key)).findFirst();
    }

    static List<String> keys() {
        return Arrays.stream(values()).map(LabelOption::key).toList();
    }

    /** Whether the option may have that value. */
    boolean allows(String value) {
        return yesOrNo
                ? value.toLowerCase(Locale.ROOT).matches("true|false|yes|no")
                : value.matches("[0-9]{1,4}(\\.[0-9]{1,4})?") && Double.parseDouble(value) <= MOST;
    }

    /** The value among a symbolizer's options. */
    Optional<String> of(Map<String, String> options) {
        return Optional.ofNullable(options.get(key));
    }

    /** 0 where the option is not written. */
    double number(Map<String, String> options) {
        return of(options).map(Double::valueOf).orElse(0.0);
    }

    static boolean isTrue(String value) {
        return value.equalsIgnoreCase("true") || value.equalsIgnoreCase("yes");
    }
}
