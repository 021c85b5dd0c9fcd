package vn.urbansdi.sample.city;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Street names as English-language maps write them: without diacritics, the kind of street behind the name. */
final class EnglishNames {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private EnglishNames() {}

    static String river(String name) {
        return plain(name).replaceFirst("^Song ", "") + " River";
    }

    static String street(String name) {
        String plain = plain(name);
        if (plain.startsWith("Quoc lo ")) {
            return "National Highway " + plain.substring(8);
        }
        if (plain.startsWith("Duong tinh ")) {
            return "Provincial Road " + plain.substring(11);
        }
        if (plain.startsWith("Ngo ")) {
            return "Lane " + plain.substring(4);
        }
        String bare = plain.startsWith("Pho ") || plain.startsWith("Duong ")
                ? plain.substring(plain.indexOf(' ') + 1)
                : plain;
        return bare + " Street";
    }

    private static String plain(String name) {
        return MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD))
                .replaceAll("")
                .replace('đ', 'd')
                .replace('Đ', 'D');
    }
}
