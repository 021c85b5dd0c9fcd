package vn.urbansdi.geo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CrsRegistryTest {

    private final CrsRegistry registry = CrsRegistry.standard();

    @ParameterizedTest
    @CsvSource({
        "EPSG:5899, 5899, false",
        "epsg:4326, 4326, true",
        "EPSG:4756, 4756, true",
        "CRS:84, 4326, false",
        "urn:ogc:def:crs:OGC:1.3:CRS84, 4326, false",
        "http://www.opengis.net/def/crs/OGC/1.3/CRS84, 4326, false",
        "urn:ogc:def:crs:EPSG::4326, 4326, true",
        "http://www.opengis.net/def/crs/EPSG/0/4326, 4326, true",
        "http://www.opengis.net/gml/srs/epsg.xml#4326, 4326, false",
        "urn:ogc:def:crs:EPSG::3405, 3405, false",
        "urn:x-ogc:def:crs:EPSG:4326, 4326, true",
        "urn:x-ogc:def:crs:EPSG:6.9:4326, 4326, true",
        "urn:ogc:def:crs:EPSG:6.11.2:4326, 4326, true",
    })
    void finds_a_crs_by_every_form_of_its_name(String name, int srid, boolean northFirst) {
        assertThat(registry.find(name)).hasValueSatisfying(reference -> {
            assertThat(reference.crs().srid()).isEqualTo(srid);
            assertThat(reference.northFirst()).isEqualTo(northFirst);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "EPSG:4326, false, false",
        "urn:ogc:def:crs:EPSG::4326, true, false",
        "urn:x-ogc:def:crs:EPSG:6.9:4326, true, false",
        "http://www.opengis.net/def/crs/EPSG/0/4326, true, false",
        "http://www.opengis.net/gml/srs/epsg.xml#4326, false, false",
        "CRS:84, false, false",
    })
    void protocols_differ_in_which_names_put_north_first(String name, boolean shortForm, boolean never) {
        assertThat(CrsRegistry.shortFormEastFirst().find(name).orElseThrow().northFirst())
                .isEqualTo(shortForm);
        CrsReference eastFirst = CrsRegistry.eastFirst().find(name).orElseThrow();
        assertThat(eastFirst.northFirst()).isEqualTo(never);
        assertThat(eastFirst.crs().srid()).isEqualTo(4326);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "EPSG:",
                "EPSG:0",
                "EPSG:4326 ",
                "EPSG:-4326",
                "EPSG:99999999999",
                "4326",
                "AUTO:42001,9001,0,0",
                "EPSG:4326'; DROP TABLE x",
                "urn:ogc:def:crs:EPSG::",
                "EPSG:٤٣٢٦"
            })
    void knows_no_other_name(String name) {
        assertThat(registry.find(name)).isEmpty();
    }

    @Test
    void holds_every_zone_of_vn_2000() {
        assertThat(registry.all()).extracting(Crs::srid).contains(3405, 3406, 4756, 5896, 5897, 5898, 5899);
        for (int srid = 9205; srid <= 9218; srid++) {
            assertThat(registry.require(srid).projText()).contains("+towgs84=-191.90441429");
        }
    }

    @Test
    void corners_are_swapped_only_where_the_name_puts_north_first() {
        Extent expected = new Extent(4326, 107, 20, 108, 21);
        assertThat(registry.find("EPSG:4326").orElseThrow().extent(20, 107, 21, 108))
                .isEqualTo(expected);
        assertThat(registry.find("CRS:84").orElseThrow().extent(107, 20, 108, 21))
                .isEqualTo(expected);
    }
}
