package vn.urbansdi.ogcapi;

import java.util.OptionalLong;
import java.util.regex.Pattern;
import vn.urbansdi.ows.EntityTags;

/**
 * Entity tags of features (RFC 9110, 8.8.3; OGC 20-002r1, optimistic locking): the feature's version, and behind it what tells
 * its representations apart, so that the tag is a strong one. Whoever edits need not care with which representation it came.
 */
final class EntityTag {

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

    /**
     * The version under which a feature may be changed by this {@code If-Match} (RFC 9110, 13.1.1), which must be the current one:
     * tags that are weak, or not of ours, match nothing.
     *
     * @param ifMatch a list of tags
     */
    static OptionalLong matching(String ifMatch, long current) {
        boolean listed = EntityTags.read(ifMatch).stream()
                .filter(tag -> !tag.weak())
                .map(tag -> VERSION.matcher(tag.opaque()))
                .anyMatch(version -> version.matches() && Long.parseLong(version.group(1)) == current);
        return listed ? OptionalLong.of(current) : OptionalLong.empty();
    }
}
