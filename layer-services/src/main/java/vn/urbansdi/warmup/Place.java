package vn.urbansdi.warmup;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.feature.FeatureQuery;
import vn.urbansdi.feature.FeatureSource;

/**
 * Where something of a layer lies.
 *
 * @param x of Web Mercator, metres
 * @param y of Web Mercator, metres
 */
record Place(double x, double y) {

    private static final int WEB_MERCATOR = 3857;
    private static final int SAMPLES = 4;
    private static final int OF_EACH_SAMPLE = 25;

    /** From the beginning, the end and between, since features that were delivered together often lie together. */
    static List<Place> of(Layer layer, FeatureSource source) throws IOException {
        List<Place> places = new ArrayList<>();
        FeatureQuery query =
                FeatureQuery.everything(layer).withProperties(List.of()).withSrid(WEB_MERCATOR);
        long count = source.count(FeatureQuery.everything(layer));
        long step = Math.max(OF_EACH_SAMPLE, count / SAMPLES);
        for (long start = 0; start < count && places.size() < SAMPLES * OF_EACH_SAMPLE; start += step) {
            source.stream(query.withPage(start, OF_EACH_SAMPLE), feature -> {
                if (feature.wkb() != null) {
                    places.add(at(feature.wkb()));
                }
            });
        }
        return places;
    }

    private static Place at(byte[] wkb) throws IOException {
        try {
            Envelope around = new WKBReader().read(wkb).getEnvelopeInternal();
            return new Place(around.getMinX(), around.getMinY());
        } catch (ParseException e) {
            throw new IOException(e);
        }
    }
}
