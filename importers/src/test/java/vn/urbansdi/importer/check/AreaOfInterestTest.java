package vn.urbansdi.importer.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Envelope;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.importer.row.Reason;
import vn.urbansdi.importer.row.Rejection;

class AreaOfInterestTest {

    private static final Extent PROVINCE = new Extent(4326, 106.4, 20.6, 108.15, 21.7);

    private static Reason reason(int srid, double x, double y) {
        Rejection rejection = new AreaOfInterest(PROVINCE, srid).check(new Envelope(x, x, y, y));
        return rejection == null ? null : rejection.reason();
    }

    @ParameterizedTest
    @CsvSource({
        "4326, 107.08, 20.95,",
        "4326, 20.95, 107.08, SWAPPED_AXES",
        "4326, 105.8, 21.0, OUTSIDE_AREA",
        "4326, 430000, 2317000, OUTSIDE_AREA",
        "4326, 1e300, 1e300, OUTSIDE_AREA",
        "5899, 430000, 2317000,",
        "5899, 2317000, 430000, SWAPPED_AXES",
        "5899, 107.08, 20.95, OUTSIDE_AREA",
        "3405, 716000, 2318000,",
        "3857, 11919957, 2385307,"
    })
    void tells_where_a_place_lies_in_the_files_own_crs(int srid, double x, double y, Reason expected) {
        assertThat(reason(srid, x, y)).isEqualTo(expected);
    }

    @Test
    void a_feature_may_reach_over_the_border_but_one_wild_vertex_is_enough() {
        AreaOfInterest area = new AreaOfInterest(PROVINCE, 4326);
        assertThat(area.check(new Envelope(107, 108.5, 20, 21))).isNull();
        assertThat(area.check(new Envelope(107, 1e300, 20, 21)).reason()).isEqualTo(Reason.OUTSIDE_AREA);
    }
}
