package vn.urbansdi.format;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import vn.urbansdi.geo.Crs;

/** What stands around features in a GeoJSON FeatureCollection (RFC 7946, 3.3). */
public final class GeoJsonCollection {

    private static final int WGS_84 = 4326;

    private GeoJsonCollection() {}

    /**
     * The text before the first feature. Coordinates in any CRS but longitude and latitude in WGS 84 are announced by the
     * member {@code crs} of GeoJSON's first edition, since RFC 7946 has no word for them and readers that matter obey it.
     */
    public static void begin(ByteOutput out, Crs crs) throws IOException {
        out.bytes(ByteOutput.utf8("{\"type\":\"FeatureCollection\"," + crsMember(crs)));
        out.bytes(ByteOutput.utf8("\"features\":[\n"));
    }

    /** The member {@code crs}, with a comma behind it; nothing where RFC 7946 needs none. */
    static String crsMember(Crs crs) {
        return crs.srid() == WGS_84
                ? ""
                : "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"" + crs.urn() + "\"}},";
    }

    /**
     * The text after the last feature.
     *
     * @param matched  how many features answer the query, regardless of its page; empty if it was not counted
     * @param returned how many stand in this collection
     * @param next     address of the next page
     */
    public static void end(
            ByteOutput out, OptionalLong matched, long returned, Optional<String> next, Optional<String> previous)
            throws IOException {
        out.bytes(ByteOutput.utf8("\n],\"numberReturned\":" + returned));
        if (matched.isPresent()) {
            out.bytes(ByteOutput.utf8(",\"numberMatched\":" + matched.getAsLong()));
        }
        out.bytes(ByteOutput.utf8(",\"timeStamp\":\"" + Values.now() + "\""));
        if (next.isPresent() || previous.isPresent()) {
            out.bytes(ByteOutput.utf8(",\"links\":["));
            if (next.isPresent()) {
                link(out, "next", next.get());
            }
            if (previous.isPresent()) {
                if (next.isPresent()) {
                    out.single(',');
                }
                link(out, "prev", previous.get());
            }
            out.single(']');
        }
        out.bytes(ByteOutput.utf8("}\n"));
    }

    private static void link(ByteOutput out, String relation, String address) throws IOException {
        out.bytes(ByteOutput.utf8("{\"rel\":\"" + relation + "\",\"type\":\"application/geo+json\",\"href\":"));
        out.jsonString(address);
        out.single('}');
    }
}
