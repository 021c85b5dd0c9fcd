package vn.urbansdi.sample;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The statements of a script by name: each begins with a line {@code -- check name}, or {@code -- check name: at least number}.
 *
 * @param least how many things the check must have examined to mean anything
 */
record SqlCheck(String name, long least, String sql) {

    private static final Pattern HEAD = Pattern.compile("(?m)^-- check (\\w+)(?:: at least (\\d+))?$");

    static Map<String, SqlCheck> read(String resource) throws IOException {
        String script;
        try (InputStream in = SqlCheck.class.getResourceAsStream(resource)) {
            script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        Map<String, SqlCheck> checks = new LinkedHashMap<>();
        Matcher head = HEAD.matcher(script);
        int next = head.find() ? head.start() : script.length();
        while (next < script.length()) {
            String name = head.group(1);
            long least = head.group(2) == null ? 0 : Long.parseLong(head.group(2));
            int from = head.end();
            next = head.find() ? head.start() : script.length();
            // What stands behind the statement is the next check's comment.
            checks.put(name, new SqlCheck(name, least, script.substring(from, script.indexOf(";\n", from))));
        }
        return checks;
    }

    @Override
    public String toString() {
        return name;
    }
}
