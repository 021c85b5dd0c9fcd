package vn.urbansdi.importer.doctor.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.catalog.Deployment;
import vn.urbansdi.geo.CoordinateTransform;
import vn.urbansdi.importer.row.SourceCrs;
import vn.urbansdi.importer.row.SourceRow;

/** In which CRS a file is, told from points whose true place is known. */
class CrsConclusionTest {

    private static final Deployment DEPLOYMENT = CatalogLoader.builtIn().deployment();
    private static final SourceCrs NONE = SourceCrs.unknown("Thiếu .prj.", "No .prj.");

    /** Points inside wards of Hạ Long, longitude and latitude. */
    private static final double[][] HA_LONG = {
        {107.1544, 20.9622}, {107.1157, 20.9959}, {106.9743, 20.9948}, {107.0297, 20.9652}, {107.1215, 20.9697},
        {107.0782, 20.9549}, {107.1168, 20.9481}, {106.9238, 20.9703}, {106.9862, 21.0685}, {106.8915, 21.1007}
    };

    private static final List<String> WARDS =
            List.of("06652", "06658", "06661", "06673", "06676", "06685", "06688", "06706", "07030", "07054");

    private static PlaceSurvey survey(int srid, boolean swapped, boolean withWards) {
        PlaceSurvey survey = new PlaceSurvey(Set.copyOf(WARDS));
        CoordinateTransform transform = CoordinateTransform.between(4326, srid);
        for (int i = 0; i < HA_LONG.length; i++) {
            double[] xy = HA_LONG[i].clone();
            transform.transform(xy, 1);
            Coordinate at = swapped ? new Coordinate(xy[1], xy[0]) : new Coordinate(xy[0], xy[1]);
            Object[] values = {withWards ? WARDS.get(i) : "?"};
            survey.add(new SourceRow(i + 1, values, new GeometryFactory().createPoint(at), Set.of(), null));
        }
        return survey;
    }

    private static CrsDiagnosis conclude(PlaceSurvey survey, SourceCrs file) {
        return CrsConclusion.of(DEPLOYMENT, survey, file, Optional.empty());
    }

    private static SourceCrs stated(int srid) {
        return SourceCrs.known(srid, ".prj", ".prj");
    }

    @Test
    void what_is_stated_and_lands_in_place_is_certain() {
        for (int srid : new int[] {5899, 4326, 3857, 3405, 3406, 5897, 5898, 4756, 32648}) {
            CrsDiagnosis found = conclude(survey(srid, false, true), stated(srid));
            assertThat(found.srid()).isEqualTo(srid);
            assertThat(found.certainty()).as("EPSG:" + srid).isEqualTo(CrsDiagnosis.Certainty.CERTAIN);
            assertThat(found.disagrees()).isFalse();
            assertThat(found.candidates().get(0).srid()).isEqualTo(srid);
            assertThat(found.candidates().get(0).where().en()).contains("Ha Long 100 %");
        }
    }

    @Test
    void without_a_statement_ward_codes_tell_the_zone() {
        for (int srid : new int[] {5899, 5898, 9216, 9214}) {
            CrsDiagnosis found = conclude(survey(srid, false, true), NONE);
            assertThat(found.srid()).as("EPSG:" + srid).isEqualTo(srid);
            assertThat(found.certainty()).isEqualTo(CrsDiagnosis.Certainty.LIKELY);
            assertThat(found.candidates().get(0).wardPercent()).isEqualTo(100);
            assertThat(found.candidates().get(0).lands().minX()).isBetween(106.88, 106.93);
        }
    }

    @Test
    void the_legal_zone_is_likely_and_the_next_zone_is_shown_beside_it() {
        CrsDiagnosis found = conclude(survey(5899, false, false), NONE);
        assertThat(found.srid()).isEqualTo(5899);
        assertThat(found.certainty()).isEqualTo(CrsDiagnosis.Certainty.LIKELY);
        assertThat(found.candidates()).extracting(CrsCandidate::srid).contains(5898, 9216);
    }

    @Test
    void degrees_alone_cannot_tell_two_datums_apart_and_none_is_chosen() {
        CrsDiagnosis found = conclude(survey(4326, false, true), NONE);
        assertThat(found.srid()).isZero();
        assertThat(found.certainty()).isEqualTo(CrsDiagnosis.Certainty.UNKNOWN);
        assertThat(found.conclusion().en()).contains("EPSG:4326", "EPSG:4756", "200 m");
    }

    @Test
    void a_prj_of_another_zone_is_found_out_by_the_ward_codes() {
        CrsDiagnosis found = conclude(survey(5899, false, true), stated(5898));
        assertThat(found.disagrees()).isTrue();
        assertThat(found.declared()).isEqualTo(5898);
        assertThat(found.candidates().get(0).srid()).isEqualTo(5899);
        assertThat(found.conclusion().en()).contains("EPSG:5898 is declared", "EPSG:5899");
        assertThat(found.conclusion().vi()).contains("Hãy hỏi nơi giao nộp");
    }

    @Test
    void a_prj_of_a_neighbouring_zone_cannot_be_refuted_without_ward_codes_but_is_doubted() {
        CrsDiagnosis found = conclude(survey(5899, false, false), stated(5898));
        assertThat(found.certainty()).isEqualTo(CrsDiagnosis.Certainty.LIKELY);
        assertThat(found.conclusion().en()).contains("EPSG:5898 is declared", "in EPSG:5899", "Look at the map");
        assertThat(conclude(survey(5899, false, false), stated(5899)).certainty())
                .isEqualTo(CrsDiagnosis.Certainty.CERTAIN);
    }

    @Test
    void a_prj_that_puts_everything_into_the_sea_is_found_out_by_the_place_alone() {
        CrsDiagnosis found = conclude(survey(5899, false, false), stated(3405));
        assertThat(found.disagrees()).isTrue();
        assertThat(found.candidates().get(0).srid()).isEqualTo(5899);
    }

    @Test
    void exchanged_axes_are_a_candidate_of_their_own() {
        CrsDiagnosis found = conclude(survey(5899, true, true), stated(5899));
        assertThat(found.disagrees()).isTrue();
        assertThat(found.candidates().get(0).swapped()).isTrue();
        assertThat(found.candidates().get(0).srid()).isEqualTo(5899);
        assertThat(found.conclusion().en()).contains("X and Y exchanged");
    }

    @Test
    void of_two_datums_that_fit_exchanged_axes_the_declared_one_is_suggested() {
        for (int srid : new int[] {4326, 4756}) {
            CrsDiagnosis found = conclude(survey(4326, true, true), stated(srid));
            assertThat(found.swapped()).isTrue();
            assertThat(found.srid()).isEqualTo(srid);
            assertThat(found.conclusion().en()).contains("in EPSG:" + srid, "X and Y exchanged");
            assertThat(found.candidates().get(0).srid()).isEqualTo(srid);
        }
    }

    @Test
    void coordinates_of_nowhere_near_are_left_to_people() {
        PlaceSurvey survey = new PlaceSurvey(Set.of());
        survey.add(new SourceRow(
                1, new Object[0], new GeometryFactory().createPoint(new Coordinate(12, 34)), Set.of(), null));
        CrsDiagnosis found = conclude(survey, NONE);
        assertThat(found.srid()).isZero();
        assertThat(found.conclusion().en()).contains("no CRS puts the coordinates");
    }

    @Test
    void a_ward_code_that_has_lost_its_zero_still_tells() {
        PlaceSurvey survey = new PlaceSurvey(Set.of("06685"));
        survey.add(new SourceRow(
                1,
                new Object[] {6685L},
                new GeometryFactory().createPoint(new Coordinate(107.0782, 20.9549)),
                Set.of(),
                null));
        assertThat(survey.sample().get(0).ward()).isEqualTo("06685");
    }
}
