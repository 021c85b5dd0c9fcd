package vn.urbansdi.ogcapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.feature.Feature;
import vn.urbansdi.feature.FeatureQuery;
import vn.urbansdi.feature.RowPosition;
import vn.urbansdi.feature.SortKey;
import vn.urbansdi.geo.CrsReference;

/**
 * A request for features, checked.
 *
 * @param query      everything but the page, with the properties that are shown
 * @param read       the properties that are read: those that are shown, and behind them those that order the features or
 *                   say when they are
 * @param crs        of the answer
 * @param limit      how many features a page holds at most
 * @param cursor     where the page begins; empty for the first one
 * @param conditions checksum of what decides which features match
 */
record ItemsRequest(
        ApiRequest request,
        PublishedCollection collection,
        FeatureQuery query,
        List<Attribute> read,
        CrsReference crs,
        int limit,
        Optional<Cursor> cursor,
        int conditions) {

    ItemsRequest {
        read = List.copyOf(read);
    }

    /** The attributes shown, and behind them the others that are needed, each once. */
    static List<Attribute> read(Layer layer, FeatureQuery query, List<String> needed) {
        List<Attribute> read = new ArrayList<>(query.properties());
        for (String name : needed) {
            layer.attribute(name).filter(attribute -> !read.contains(attribute)).ifPresent(read::add);
        }
        return read;
    }

    /** One feature more than the page holds tells whether another page follows. */
    FeatureQuery page() {
        FeatureQuery reading = query.withProperties(read);
        return cursor.map(from -> reading.withPageAfter(from.after(), limit + 1L))
                .orElseGet(() -> reading.withPage(0, limit + 1L));
    }

    /** Address of the page after the one that ends with {@code last}. */
    String next(Feature last, long matched) {
        return request.selfWith("cursor", new Cursor(place(last), matched, conditions).text());
    }

    private RowPosition place(Feature feature) {
        List<Object> values = new ArrayList<>();
        for (SortKey key : query.sort()) {
            values.add(key.property().equals(PublishedCollection.FID) ? feature.fid() : value(feature, key.property()));
        }
        return new RowPosition(values, feature.fid());
    }

    private Object value(Feature feature, String name) {
        Attribute attribute = query.layer().attribute(name).orElseThrow();
        return feature.values()[read.indexOf(attribute)];
    }
}
