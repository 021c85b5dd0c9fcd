package vn.urbansdi.store;

import java.util.concurrent.atomic.AtomicLong;
import org.postgresql.ds.PGSimpleDataSource;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.feature.FeatureQuery;
import vn.urbansdi.testing.TestLayers;

/** A program that reads a whole layer and prints how many features it saw; run with a heap that could not hold them. */
final class SmallHeapReader {

    private SmallHeapReader() {}

    public static void main(String[] arguments) throws Exception {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setURL(arguments[0]);
        Layer parcel = TestLayers.parcel();
        PostgisFeatureSource source = new PostgisFeatureSource(dataSource, TestLayers.catalog(parcel));
        AtomicLong features = new AtomicLong();
        AtomicLong bytes = new AtomicLong();
        source.stream(FeatureQuery.everything(parcel).withSrid(4326), feature -> {
            features.incrementAndGet();
            bytes.addAndGet(feature.wkb().length);
        });
        System.out.println(features.get() + " features " + bytes.get() + " bytes");
    }
}
