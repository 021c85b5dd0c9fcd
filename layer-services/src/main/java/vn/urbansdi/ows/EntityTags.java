package vn.urbansdi.ows;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The entity tags that a header lists (RFC 9110, 8.8.3 and 13.1). */
public final class EntityTags {

    private static final Pattern LISTED = Pattern.compile("\\s*(W/)?\"([!#-~\\x80-\\xFF]*)\"\\s*(,|$)");

    private EntityTags() {}

    /** @param opaque what stands between the quotation marks */
    public record Listed(String opaque, boolean weak) {}

    /** The tags up to the first that is none. */
    public static List<Listed> read(String header) {
        List<Listed> tags = new ArrayList<>();
        Matcher listed = LISTED.matcher(header);
        while (listed.lookingAt()) {
            tags.add(new Listed(listed.group(2), listed.group(1) != null));
            if (listed.end() == header.length()) {
                break;
            }
            listed.region(listed.end(), header.length());
        }
        return tags;
    }
}
