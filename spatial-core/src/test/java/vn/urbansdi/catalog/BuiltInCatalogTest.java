package vn.urbansdi.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.urbansdi.geo.Extent;

/** The catalog that the product carries. */
class BuiltInCatalogTest {

    private static final Catalog CATALOG = CatalogLoader.builtIn();

    @Test
    void holdsEveryLayerInThemeAndDrawingOrder() {
        assertThat(CATALOG.layers().stream().map(Layer::id))
                .containsExactly(
                        "ward",
                        "city",
                        "water_body",
                        "land_parcel",
                        "planning_zone",
                        "building",
                        "building_permit",
                        "road",
                        "street_light",
                        "lighting_cabinet",
                        "drain_pipe",
                        "manhole",
                        "outfall",
                        "pump_station",
                        "flood_zone",
                        "landslide_zone",
                        "hazard_warning",
                        "shelter");
    }

    @Test
    void isTheSameEveryTimeItIsRead() {
        assertThat(CatalogLoader.load(Map.of())).isEqualTo(CATALOG);
        assertThat(CatalogLoader.load(Map.of("SDI_CATALOG_DIR", " "))).isEqualTo(CATALOG);
    }

    @Test
    void readsParcelsAsDeclared() {
        Layer parcel = CATALOG.layer("sdi:land_parcel").orElseThrow();
        assertThat(parcel.table()).isEqualTo("land_parcel");
        assertThat(parcel.geometry()).isEqualTo(new Layer.Geometry(GeometryType.MULTI_POLYGON, 5899));
        assertThat(parcel.key()).containsExactly("parcel_id");
        assertThat(parcel.match())
                .containsExactly(
                        List.of("parcel_id"), List.of("ward_code", "sheet_no", "parcel_no"), List.of("overlap"));
        assertThat(parcel.shapeMatch()).contains(ShapeMatch.OVERLAP);
        assertThat(parcel.attribute("parcel_id").orElseThrow().assign()).contains(Attribute.Assignment.GEOHASH);
        assertThat(parcel.attribute("parcel_no").orElseThrow().aliases()).containsExactly("SoThuTuThua");
        assertThat(parcel.attribute("owner_name").orElseThrow().visibleTo()).containsExactly("land_officer");
        assertThat(parcel.publicAttributes()).extracting(Attribute::name).doesNotContain("owner_name");
        assertThat(parcel.publish().wfs().orElseThrow().edit()).containsExactly("land_officer");
        assertThat(parcel.style().rules().get(0).fill())
                .contains(new StyleDefinition.Colour("#EFEAE0", java.util.Optional.of("land_use")));
    }

    @Test
    void namesEverythingInBothLanguages() {
        for (Layer layer : CATALOG.layers()) {
            assertThat(layer.examples()).as(layer.id()).isNotEmpty();
            assertThat(layer.attributes())
                    .as(layer.id())
                    .allSatisfy(attribute -> assertThat(attribute.title().vi()).isNotEqualTo(attribute.name()));
        }
    }

    @Test
    void coversEveryCodeListWithColours() {
        assertThat(CATALOG.codeLists())
                .allSatisfy(list ->
                        assertThat(list.codes()).allMatch(code -> code.colour().isPresent()));
        CodeList landUse = CATALOG.codeList("land_use").orElseThrow();
        assertThat(landUse.codes()).hasSize(45);
        assertThat(landUse.code("ODT").orElseThrow().colour()).contains("#FFA0FF");
        assertThat(CATALOG.codeList("device_status").orElseThrow().codes())
                .extracting(CodeList.Code::value)
                .containsExactly("ON", "OFF", "FAULT", "MAINTENANCE");
    }

    @Test
    void placesTheFourCitiesWithinTheProvince() {
        Deployment deployment = CATALOG.deployment();
        assertThat(deployment.srid()).isEqualTo(5899);
        assertThat(deployment.extent()).isEqualTo(new Extent(4326, 106.40, 20.60, 108.15, 21.70));
        assertThat(deployment.cities())
                .extracting(City::id)
                .containsExactly("ha_long", "cam_pha", "uong_bi", "mong_cai");
        assertThat(CATALOG.cityOfWard("06685").orElseThrow().districtCode()).contains("193");
        assertThat(CATALOG.cityOfWard("06757").orElseThrow().id()).isEqualTo("mong_cai");
        assertThat(CATALOG.cityOfWard("06838")).isEmpty();
    }
}
