package vn.urbansdi.ogcapi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.urbansdi.app.TestService;

/** The parameter {@code datetime} (OGC 17-069r4, 7.15.4). */
class OgcApiTimeTest {

    private static final String PERMITS = "/collections/building_permit/items";
    private static final String WARNINGS = "/collections/hazard_warning/items";

    @RegisterExtension
    static final TestService SERVICE = TestService.builtIn();

    private static final OgcApi API = new OgcApi(SERVICE);

    @BeforeAll
    static void rows() {
        SERVICE.database().execute("""
                INSERT INTO layer.building_permit (permit_no, issued_on, geom)
                SELECT 'GP-' || i, date '2025-01-01' + i, ST_SetSRID(ST_MakePoint(430000 + 10 * i, 2317000), 5899)
                FROM generate_series(1, 25) i;
                INSERT INTO layer.hazard_warning (warning_id, risk_level, issued_at, valid_from, valid_to, geom)
                SELECT id, 2, '2026-08-01T00:00:00Z', f::timestamptz, t::timestamptz,
                       ST_Multi(ST_MakeEnvelope(430000, 2317000, 430100, 2317100, 5899))
                FROM (VALUES ('both', '2026-08-14T00:00:00Z', '2026-08-15T00:00:00Z'),
                             ('from', '2026-08-20T00:00:00Z', NULL), ('to', NULL, '2026-08-10T00:00:00Z'),
                             ('open', NULL, NULL)) AS w (id, f, t);
                """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-08-14T12:00:00Z|both open",
                "2026-08-15T00:00:00Z|both open",
                "2026-08-15T00:00:01Z|open",
                "2026-08-10T07:00:00+07:00|to open",
                "2026-08-10|to open",
                "../2026-08-13T23:59:59.999Z|to open",
                "/2026-08-14T00:00:00z|both to open",
                "2026-08-15T00:00:00Z/|both from open",
                "2026-08-16T00:00:00Z/2026-08-19T23:59:59Z|open",
                "2026-08-01T00:00:00Z/2026-08-31T00:00:00Z|both from to open",
            })
    void req_core_fc_time_response_of_periods(String datetime, String expected) {
        assertThat(API.json(WARNINGS, "datetime", datetime)
                        .get("features")
                        .valueStream()
                        .map(feature ->
                                feature.get("properties").get("warning_id").asString()))
                .containsExactlyInAnyOrder(expected.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "2025-01-10, 1",
        "2025-01-10T16:59:59Z, 1", // 23:59:59 in Việt Nam
        "2025-01-24/.., 3",
        "../2025-01-03, 2",
        "2025-01-05/2025-01-06, 2",
        "2025-01-05/P2D, 2",
        "P3D/2025-01-06, 3",
        "2025-01-05/P1W, 7",
        "2025-01-05T00:00:00+07:00/PT36H, 2",
        "2025-01-05T00:00:00+07:00/P1DT1H, 2",
    })
    void req_core_fc_time_response_of_days(String datetime, int expected) {
        assertThat(API.json(PERMITS, "datetime", datetime).get("numberMatched").asInt())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2025-01-05/P", "P1D", "P1D/P1D", "2025-01-05/P-1D", "2025-01-05/P1Dx", "../P1D", "2025-01-05/PT"
            })
    void what_is_no_duration_is_refused(String datetime) {
        assertThat(SERVICE.get("/ogc" + PERMITS + "?datetime=" + datetime).statusCode())
                .isEqualTo(400);
    }

    /** "... and the features that are not associated with a temporal geometry". */
    @Test
    void req_core_fc_time_response_of_what_has_no_time() {
        SERVICE.database()
                .execute("INSERT INTO layer.building_permit (permit_no, geom)"
                        + " VALUES ('GP-0', ST_SetSRID(ST_MakePoint(430000, 2317000), 5899))");
        try {
            assertThat(API.json(PERMITS, "datetime", "2025-01-10")
                            .get("numberMatched")
                            .asInt())
                    .isEqualTo(2);
        } finally {
            SERVICE.database().execute("DELETE FROM layer.building_permit WHERE permit_no = 'GP-0'");
        }
    }

    @Test
    void req_core_fc_time_matches_everything_where_layers_have_no_time() {
        SERVICE.database()
                .execute(
                        "INSERT INTO layer.shelter (shelter_id, name, geom) VALUES ('S1', 'Trường học', ST_SetSRID(ST_MakePoint(430000, 2317000), 5899))");
        assertThat(OgcApi.ids(API.json("/collections/shelter/items", "datetime", "1970-01-01T00:00:00Z")))
                .hasSize(1);
    }
}
