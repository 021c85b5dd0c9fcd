package vn.urbansdi.ogcapi;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Entity tags of features (RFC 9110, 8.8.3; OGC 20-002r1, optimistic locking): the feature's version, and behind it what tells
 * its representations apart, so that the tag is a strong one. Whoever edits need not care with which representation it came.
 */
final class EntityTag {

    private static final Pattern LISTED = Pattern.compile("\\s*(W/)?\"([!#-~\\x80-\\xFF]*)\"\\s*(,|$)");
    private static final Pattern VERSION = Pattern.compile("([0-9]{1,18})(-[a-z-]+)?");

    private EntityTag() {}

    /** Of a version as such, in whatever representation. */
    static String of(long version) {
        return "\"" + version + "\"";
    }

    /** Of the representation that a request gets. */
    static String of(long version, ApiRequest request) {
        return "\"" + version + "-" + request.representation().parameter() + "-" + request.language()
                + (request.acceptsGzip() ? "-gzip" : "") + "\"";
    }

    /** Whether the client has this representation already, by its {@code If-None-Match} (RFC 9110, 13.1.2). */
    static boolean isAmong(Optional<String> ifNoneMatch, String tag) {
        if (ifNoneMatch.isEmpty()) {
            return false;
        }
        if (ifNoneMatch.get().strip().equals("*")) {
            return true;
        }
        Matcher listed = LISTED.matcher(ifNoneMatch.get());
        while (listed.lookingAt()) {
            if (tag.equals("\"" + listed.group(2) + "\"")) {
                return true;
            }
            if (listed.end() == ifNoneMatch.get().length()) {
                break;
            }
            listed.region(listed.end(), ifNoneMatch.get().length());
        }
        return false;
    }

    /**
     * The version under which a feature may be changed by this {@code If-Match} (RFC 9110, 13.1.1), which must be the current one:
     * tags that are weak, or not of ours, match nothing.
     *
     * @param ifMatch a list of tags
     */
    static OptionalLong matching(String ifMatch, long current) {
        Matcher listed = LISTED.matcher(ifMatch);
        while (listed.lookingAt()) {
            Matcher version = VERSION.matcher(listed.group(2));
            if (listed.group(1) == null && version.matches() && Long.parseLong(version.group(1)) == current) {
                return OptionalLong.of(current);
            }
            if (listed.end() == ifMatch.length()) {
                break;
            }
            listed.region(listed.end(), ifMatch.length());
        }
        return OptionalLong.empty();
    }
}
