package vn.urbansdi.format;

import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.feature.Feature;
import vn.urbansdi.feature.FeatureQuery;
import vn.urbansdi.geo.CrsReference;
import vn.urbansdi.geo.WkbTransform;

/**
 * Writes features as JSON-FG (OGC 21-045r1, clause 7): GeoJSON with {@code time}, and with {@code place} in any CRS in its own axis
 * order beside {@code geometry} in longitude and latitude, for whoever knows GeoJSON only.
 */
public final class JsonFgFeatureWriter implements FeatureWriter {

    private static final int WGS_84 = 4326;
    private static final int DECIMALS_OF_DEGREES = 9;
    private static final byte[] NO_TIME = ByteOutput.utf8(",\"time\":null");
    private static final byte[] NO_PLACE = ByteOutput.utf8(",\"place\":null");
    private static final byte[] PLACE = ByteOutput.utf8(",\"place\":");

    private final ByteOutput out;
    private final GeoJsonFeatureWriter geoJson;
    private final GeoJsonGeometry place;
    private final Optional<WkbTransform> toWgs84;
    private final boolean placed;
    private final Optional<Layer.Time> time;
    private final int begin;
    private final int end;
    private Feature feature;

    /**
     * @param query   with the properties that are shown, its geometries in {@code crs}
     * @param read    the properties in whose order values come: those shown first, the layer's times among them
     * @param members of every feature, each with a comma behind it
     */
    public JsonFgFeatureWriter(
            ByteOutput out,
            FeatureQuery query,
            List<Attribute> read,
            String idPrefix,
            CrsReference crs,
            String members) {
        this.out = out;
        this.placed = isPlaced(crs);
        this.toWgs84 = crs.crs().srid() == WGS_84
                ? Optional.empty()
                : Optional.of(new WkbTransform(crs.crs().srid(), WGS_84));
        this.place = new GeoJsonGeometry(out, Precision.decimals(crs.crs()), crs.northFirst());
        this.time = query.layer().time();
        this.begin = time.map(names -> position(read, names.begin())).orElse(-1);
        this.end =
                time.flatMap(Layer.Time::end).map(name -> position(read, name)).orElse(-1);
        this.geoJson = GeoJsonFeatureWriter.withFurther(
                out, query, idPrefix, DECIMALS_OF_DEGREES, members, ignored -> timeAndPlace());
    }

    /** Whether geometries stand in {@code place}: not in the CRS that {@code geometry} has anyway (/req/core/place). */
    public static boolean isPlaced(CrsReference crs) {
        return crs.crs().srid() != WGS_84 || crs.northFirst();
    }

    private static int position(List<Attribute> read, String name) {
        for (int i = 0; i < read.size(); i++) {
            if (read.get(i).name().equals(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException("not read: " + name);
    }

    @Override
    public void accept(Feature read) throws IOException {
        feature = read;
        byte[] wkb = read.wkb();
        if (wkb != null && toWgs84.isPresent()) {
            wkb = wkb.clone();
            toWgs84.get().apply(wkb);
        }
        geoJson.accept(new Feature(read.fid(), read.values(), wkb));
    }

    @Override
    public long written() {
        return geoJson.written();
    }

    private void timeAndPlace() throws IOException {
        writeTime();
        if (!placed || feature.wkb() == null) {
            out.bytes(NO_PLACE);
        } else {
            out.bytes(PLACE);
            place.write(feature.wkb());
        }
    }

    /** An instant, or an interval that is open where it has no end. */
    private void writeTime() throws IOException {
        Object from = begin < 0 ? null : feature.values()[begin];
        Object to = end < 0 ? null : feature.values()[end];
        if (from == null && to == null) {
            out.bytes(NO_TIME);
        } else if (end < 0) {
            String member = from instanceof Instant ? "timestamp" : "date";
            out.bytes(ByteOutput.utf8(",\"time\":{\"" + member + "\":\"" + text(from) + "\"}"));
        } else {
            out.bytes(ByteOutput.utf8(",\"time\":{\"interval\":[\"" + text(from) + "\",\"" + text(to) + "\"]}"));
        }
    }

    /** Moments in UTC (/req/core/utc). */
    private static String text(Object value) {
        if (value == null) {
            return "..";
        }
        return value instanceof Instant moment ? DateTimeFormatter.ISO_INSTANT.format(moment) : value.toString();
    }
}
