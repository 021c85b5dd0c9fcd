package vn.urbansdi.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.feature.FeatureQuery;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.testing.TestDatabase;
import vn.urbansdi.testing.TestLayers;

/** Pages that hold all that matches, and those that turn out not to, in a table whose rows do not lie in the order of fid. */
class PageReaderTest {

    private static final Layer PARCEL = TestLayers.parcel();
    private static final Catalog CATALOG = TestLayers.catalog(PARCEL);

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated(CATALOG);

    /** 4,000 parcels of 500 bytes in columns of 1,000 from west to east; every third row is moved to the table's end. */
    @BeforeAll
    static void fill() {
        DATABASE.execute("""
                INSERT INTO layer.land_parcel (parcel_id, ward_code, sheet_no, parcel_no, geom)
                SELECT 'p' || i, '06600', '1', i::text,
                       ST_Multi(ST_Buffer(ST_SetSRID(ST_MakePoint(428000 + i % 4 * 1000, 2315000 + i), 5899), 5, 5))
                FROM generate_series(1, 4000) AS i;
                UPDATE layer.land_parcel SET sheet_no = '2' WHERE fid % 3 = 0;
                ANALYZE""");
    }

    private final PostgisFeatureSource source = new PostgisFeatureSource(DATABASE.pooled(), CATALOG);

    /** The first columns, each of 1,000. */
    private static FeatureQuery columns(int number) {
        double east = 428000 + (number - 1) * 1000 + 500;
        return FeatureQuery.everything(PARCEL).withExtent(new Extent(5899, 427000, 2310000, east, 2320000));
    }

    private static List<Long> expected(int columns) {
        return LongStream.rangeClosed(1, 4000)
                .filter(i -> i % 4 < columns)
                .boxed()
                .toList();
    }

    private long page(FeatureQuery query, List<Long> fids) throws IOException {
        return source.page(query, feature -> fids.add(feature.fid()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void a_page_that_holds_all_is_in_order_whether_it_fits_in_memory_or_not(int columns) throws IOException {
        List<Long> fids = new ArrayList<>();

        long matched = page(columns(columns).withPage(0, 5000), fids);

        assertThat(matched).isEqualTo(columns * 1000L);
        assertThat(fids).isEqualTo(expected(columns));
    }

    @ParameterizedTest
    @ValueSource(longs = {999, 1000, 1999, 2000, 5000})
    void a_streamed_page_is_in_order_too(long limit) throws IOException {
        List<Long> fids = new ArrayList<>();

        source.stream(columns(2).withPage(0, limit), feature -> fids.add(feature.fid()));

        assertThat(fids).isEqualTo(expected(2).subList(0, (int) Math.min(limit, 2000)));
    }

    @ParameterizedTest
    @ValueSource(longs = {999, 1000, 1001, 1999, 2000, 2001})
    void pages_next_to_the_number_that_match(long limit) throws IOException {
        List<Long> fids = new ArrayList<>();

        long matched = page(columns(2).withPage(0, limit), fids);

        assertThat(matched).isEqualTo(2000);
        assertThat(fids).isEqualTo(expected(2).subList(0, (int) Math.min(limit, 2000)));
    }

    @Test
    void a_later_page_knows_the_number_too() throws IOException {
        List<Long> fids = new ArrayList<>();

        long matched = page(columns(2).withPage(1500, 1000), fids);

        assertThat(matched).isEqualTo(2000);
        assertThat(fids).isEqualTo(expected(2).subList(1500, 2000));
    }

    @Test
    void a_page_of_nothing() throws IOException {
        List<Long> fids = new ArrayList<>();

        assertThat(page(columns(0).withPage(0, 1000), fids)).isZero();
        assertThat(fids).isEmpty();
    }
}
