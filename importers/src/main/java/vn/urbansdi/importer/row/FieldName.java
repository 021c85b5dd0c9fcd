package vn.urbansdi.importer.row;

import java.text.Normalizer;
import java.util.Locale;

/** Names of fields as people mean them: letter case, diacritics, spaces and underscores do not matter. */
public final class FieldName {

    private FieldName() {}

    /** {@code "Số thứ tự thửa"}, {@code "SO_THU_TU_THUA"} and {@code "soThuTuThua"} all become {@code "sothututhua"}. */
    public static String key(String name) {
        String decomposed = Normalizer.normalize(name, Normalizer.Form.NFD);
        StringBuilder key = new StringBuilder(decomposed.length());
        for (int i = 0; i < decomposed.length(); i++) {
            char c = decomposed.charAt(i);
            if (c == 'đ' || c == 'Đ' || c == 'Ð') {
                key.append('d');
            } else if (Character.isLetterOrDigit(c)) {
                key.append(c);
            }
        }
        return key.toString().toLowerCase(Locale.ROOT);
    }
}
