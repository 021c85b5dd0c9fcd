package vn.urbansdi.store;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/** Writes identifiers and literals into SQL text so that PostgreSQL reads them back as they were. */
public final class SqlName {

    /** NAMEDATALEN - 1: PostgreSQL silently cuts longer identifiers. */
    public static final int MAX_BYTES = 63;

    private SqlName() {}

    /**
     * {@code name} as a quoted identifier.
     *
     * @throws IllegalArgumentException if PostgreSQL could not keep the name as it is
     */
    public static String quote(String name) {
        if (name.isEmpty() || name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("not an identifier: '" + name + "'");
        }
        if (name.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new IllegalArgumentException("identifier longer than " + MAX_BYTES + " bytes: " + name);
        }
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** {@code "schema"."name"}. */
    public static String qualified(String schema, String name) {
        return quote(schema) + '.' + quote(name);
    }

    /** The names quoted, with commas between them. */
    public static String list(Collection<String> names) {
        return names.stream().map(SqlName::quote).collect(Collectors.joining(", "));
    }

    /** {@code text} as a string literal, whatever standard_conforming_strings says. */
    public static String literal(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("PostgreSQL keeps no NUL in text");
        }
        String doubled = text.replace("'", "''");
        return doubled.indexOf('\\') < 0 ? "'" + doubled + "'" : "E'" + doubled.replace("\\", "\\\\") + "'";
    }

    /** {@code base_suffix}, with the end of {@code base} replaced by a checksum of it where the whole would be too long. */
    public static String derived(String base, String suffix) {
        String whole = base + "_" + suffix;
        if (whole.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES) {
            return whole;
        }
        CRC32 checksum = new CRC32();
        checksum.update(base.getBytes(StandardCharsets.UTF_8));
        String mark = HexFormat.of().toHexDigits((int) checksum.getValue());
        int room = MAX_BYTES - suffix.getBytes(StandardCharsets.UTF_8).length - mark.length() - 2;
        String head = base;
        while (head.getBytes(StandardCharsets.UTF_8).length > room) {
            head = head.substring(0, head.offsetByCodePoints(head.length(), -1));
        }
        return head + "_" + mark + "_" + suffix;
    }
}
