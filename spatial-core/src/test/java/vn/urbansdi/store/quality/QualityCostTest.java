package vn.urbansdi.store.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.feature.LayerQuality;
import vn.urbansdi.store.merge.LayerImport;
import vn.urbansdi.store.merge.MergeRules;
import vn.urbansdi.store.merge.RunHeader;
import vn.urbansdi.store.merge.RunReport;
import vn.urbansdi.testing.TestDatabase;
import vn.urbansdi.testing.TestLayers;
import vn.urbansdi.testing.TestRows;

/** Measuring is bounded: in time, and in the geometries that are checked. */
class QualityCostTest {

    private static final Layer PARCEL = TestLayers.parcel();
    private static final Catalog CATALOG = TestLayers.catalog(PARCEL);

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated(CATALOG);

    private static void insert(int count) {
        DATABASE.execute("""
                DELETE FROM layer.land_parcel; DELETE FROM history.land_parcel;
                INSERT INTO layer.land_parcel (parcel_id, ward_code, sheet_no, parcel_no, geom)
                SELECT 'p' || i, '06685', (i / 500)::text, i::text,
                       ST_Multi(ST_Buffer(ST_SetSRID(ST_MakePoint(430000 + 40 * (i %% 300), 2317000 + 40 * (i / 300)), 5899), 15, 5))
                FROM generate_series(1, %d) i""".formatted(count));
    }

    /** Rows of one run, so that the layer is measured; how long that took is between its end and the measure. */
    private static double seconds() {
        RunHeader header = new RunHeader("land", 50, List.of("p.shp"), "tester");
        try (LayerImport run = LayerImport.begin(DATABASE.dataSource(), PARCEL, CATALOG, header)) {
            run.stage(TestRows.row(PARCEL, 1, TestRows.square(1, 1, 1), "x", "06685", "0", "0", null, null));
            run.merge(MergeRules.everything(PARCEL));
            run.commit(new RunReport(1, 0, "{}"));
            return Double.parseDouble(DATABASE.queryOne("SELECT extract(epoch FROM q.measured_at - r.finished_at) FROM"
                    + " sdi.quality q JOIN sdi.run r ON r.id = q.run_id WHERE r.id = " + run.runId()));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {40_000, 120_000})
    void so_many_parcels_are_measured_in_seconds(int count) {
        insert(count);
        double seconds = seconds();
        System.getLogger(QualityCostTest.class.getName())
                .log(System.Logger.Level.INFO, count + " parcels measured in " + seconds + " s");
        assertThat(seconds).isLessThan(15);
    }

    @Test
    void of_a_large_layer_a_sample_of_the_geometries_is_checked() {
        insert(80_000);
        seconds();
        LayerQuality quality =
                new PostgisQuality(DATABASE.dataSource()).newest(PARCEL, 1).get(0);
        assertThat(quality.features()).isEqualTo(80_001);
        assertThat(quality.geometriesChecked()).isBetween(40_000L, 60_000L);
        assertThat(quality.geometriesInvalid()).isZero();
    }
}
