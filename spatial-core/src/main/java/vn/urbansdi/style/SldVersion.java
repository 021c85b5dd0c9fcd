package vn.urbansdi.style;

import java.util.Arrays;
import java.util.Optional;

/** The versions of Styled Layer Descriptor: OGC 02-070, and OGC 05-078r4 with Symbology Encoding 1.1. */
public enum SldVersion {
    V1_0_0("1.0.0"),
    V1_1_0("1.1.0");

    private final String number;

    SldVersion(String number) {
        this.number = number;
    }

    public String number() {
        return number;
    }

    public static Optional<SldVersion> of(String number) {
        return Arrays.stream(values()).filter(v -> v.number.equals(number)).findFirst();
    }
}
