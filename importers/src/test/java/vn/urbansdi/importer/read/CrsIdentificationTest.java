package vn.urbansdi.importer.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CrsIdentificationTest {

    private static String esri(String datum, double meridian, double scale) {
        return "PROJCS[\"x\",GEOGCS[\"GCS_" + datum + "\",DATUM[\"D_" + datum
                + "\",SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],PRIMEM[\"Greenwich\",0.0],"
                + "UNIT[\"Degree\",0.0174532925199433]],PROJECTION[\"Transverse_Mercator\"],"
                + "PARAMETER[\"False_Easting\",500000.0],PARAMETER[\"False_Northing\",0.0],PARAMETER[\"Central_Meridian\","
                + meridian + "],PARAMETER[\"Scale_Factor\"," + scale
                + "],PARAMETER[\"Latitude_Of_Origin\",0.0],UNIT[\"Meter\",1.0]]";
    }

    @ParameterizedTest
    @CsvSource({
        "VN_2000, 107.75, 0.9999, 5899",
        "Vietnam_2000, 105, 0.9999, 5897",
        "VN_2000, 108, 0.9999, 5898",
        "VN_2000, 105, 0.9996, 3405",
        "VN_2000, 111, 0.9996, 3406",
        "VN_2000, 105.75, 0.9999, 9210",
        "WGS_1984, 105, 0.9996, 32648",
        "VN_2000, 106.4, 0.9999, 0",
        "WGS_1984, 107.75, 0.9999, 0",
        "Indian_1960, 105, 0.9996, 0"
    })
    void tells_transverse_mercator_zones_by_datum_and_parameters(
            String datum, double meridian, double scale, int srid) {
        assertThat(CrsIdentification.identify(esri(datum, meridian, scale)).srid())
                .isEqualTo(srid);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Gauss_Kruger", "Transverse_Mercator_Complex", "Transverse Mercator"})
    void knows_esri_s_names_of_the_projection(String method) {
        String wkt = esri("VN_2000", 107.75, 0.9999).replace("Transverse_Mercator", method);
        assertThat(CrsIdentification.identify(wkt).srid()).isEqualTo(5899);
        assertThat(CrsIdentification.identify("COMPD_CS[\"x\"," + wkt
                                + ",VERT_CS[\"Hon Dau\",VERT_DATUM[\"Hon Dau\",2005],UNIT[\"m\",1]]]")
                        .srid())
                .isEqualTo(5899);
    }

    @Test
    void tells_vn_2000_by_its_shift() {
        String unnamed = esri("unknown", 107.75, 0.9999)
                .replace(
                        "298.257223563]]",
                        "298.257223563],TOWGS84[-191.90441429,-39.30318279,-111.45032835,0.00928836,-0.01975479,0.00427372,0.252906278]]");
        assertThat(CrsIdentification.identify(unnamed).srid()).isEqualTo(5899);
    }

    @Test
    void tells_geographic_ones() {
        String form = "GEOGCS[\"GCS_%s\",DATUM[\"D_%s\",SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],"
                + "PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]";
        assertThat(CrsIdentification.identify(form.formatted("WGS_1984", "WGS_1984"))
                        .srid())
                .isEqualTo(4326);
        assertThat(CrsIdentification.identify(form.formatted("VN_2000", "Vietnam_2000"))
                        .srid())
                .isEqualTo(4756);
    }

    @Test
    void an_authority_decides() {
        assertThat(CrsIdentification.identify(
                                "PROJCS[\"VN-2000 / TM-3 107-45\",GEOGCS[\"VN-2000\"],AUTHORITY[\"EPSG\",\"5899\"]]")
                        .srid())
                .isEqualTo(5899);
        assertThat(CrsIdentification.identify("PROJCRS[\"a\",BASEGEOGCRS[\"VN-2000\"],ID[\"EPSG\",5899]]")
                        .srid())
                .isEqualTo(5899);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "EPSG:5899", "PROJCS[", "PROJCS[\"a", "]", "PROJCS[\"a\",1e,]", "A[A[A[A["})
    void what_is_no_wkt_is_unknown(String text) {
        assertThat(CrsIdentification.identify(text).isKnown()).isFalse();
    }

    @Test
    void deep_nesting_is_unknown() {
        assertThat(CrsIdentification.identify("A[".repeat(30_000)).isKnown()).isFalse();
    }
}
