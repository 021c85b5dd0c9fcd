package vn.urbansdi.store.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKTReader;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.GeometryType;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.feature.Edit;
import vn.urbansdi.feature.EditBatch;
import vn.urbansdi.feature.EditException;
import vn.urbansdi.feature.EditException.Kind;
import vn.urbansdi.feature.EditOutcome;
import vn.urbansdi.feature.FeatureQuery;
import vn.urbansdi.feature.NewValues;
import vn.urbansdi.filter.EcqlParser;
import vn.urbansdi.filter.Filter;
import vn.urbansdi.filter.Filters;
import vn.urbansdi.store.PostgisFeatureSource;
import vn.urbansdi.testing.TestDatabase;
import vn.urbansdi.testing.TestLayers;

/** What people's edits do, and which are refused; each refusal leaves everything as it was. */
class PostgisFeatureEditorTest {

    private static final Layer LIGHT = TestLayers.light();
    private static final Layer PARCEL = TestLayers.parcel();
    private static final Layer ZONE = TestLayers.layer("zone", GeometryType.MULTI_POLYGON, 5899)
            .attribute(TestLayers.required("zone_id", AttributeType.TEXT))
            .key("zone_id")
            .overlapAtMost(0.5)
            .build();
    private static final Catalog CATALOG = TestLayers.catalog(LIGHT, PARCEL, ZONE);

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated(CATALOG);

    private final PostgisFeatureEditor editor = new PostgisFeatureEditor(DATABASE.dataSource(), CATALOG);

    @BeforeEach
    void empty() {
        for (String table : List.of("street_light", "land_parcel", "zone")) {
            DATABASE.execute("DELETE FROM layer." + table + "; DELETE FROM history." + table);
        }
    }

    @Test
    void whatIsInsertedIsStampedAndNamesItsAuthor() {
        long fid = insertLight("L1", "POINT(430000 2317000)", 5899);
        assertThat(DATABASE.queryOne(
                        "SELECT concat_ws('|', light_id, version, changed_by, ST_AsText(geom), ST_SRID(geom))"
                                + " FROM layer.street_light WHERE fid = " + fid))
                .isEqualTo("L1|1|tester|POINT(430000 2317000)|5899");
    }

    /** The golden point of the place: within a millimetre of an independent engine. */
    @Test
    void coordinatesOfAnotherCrsAreTakenToTheLayersOwn() {
        long fid = insertLight("L1", "POINT(107.07879625 20.944878577)", 4326);
        double away = Double.parseDouble(DATABASE.queryOne("SELECT ST_Distance(geom, ST_Transform("
                + "ST_SetSRID(ST_Point(107.07879625, 20.944878577), 4326), 5899)) FROM layer.street_light WHERE fid = "
                + fid));
        assertThat(away).isLessThan(0.001);
        double fromGolden = Double.parseDouble(DATABASE.queryOne(
                "SELECT ST_Distance(geom, ST_SetSRID(ST_Point(430000, 2317000), 5899)) FROM layer.street_light"));
        assertThat(fromGolden).isLessThan(0.01);
    }

    /** As they are told in degrees and in Web Mercator: what comes back so is what is there, whatever else is moved. */
    @ParameterizedTest
    @CsvSource({"4326, 9", "3857, 4", "9210, 4", "4756, 9", "5899, 4"})
    void verticesThatComeBackAsTheyWereToldStayWhereTheyAre(int srid, int decimals) throws IOException {
        DATABASE.execute("INSERT INTO layer.zone (zone_id, geom) VALUES ('z', ST_GeomFromText("
                + "'MULTIPOLYGON(((430000.123 2317000.456, 430100.5 2317000.25, 430050.750031 2317100.125, 430000.123 2317000.456)))',"
                + " 5899))");
        String told = DATABASE.queryOne("SELECT fid FROM layer.zone");
        long fid = Long.parseLong(told);
        Geometry before = asTold(srid, decimals);
        apply(new Edit.Replace(ZONE, id(ZONE, fid), values(ZONE, before, "zone_id", "z"), OptionalLong.empty()));
        assertThat(DATABASE.queryOne("SELECT version FROM layer.zone")).isEqualTo("1");

        Geometry moved = asTold(srid, decimals);
        Coordinate corner = moved.getCoordinates()[1];
        corner.x += srid == 4326 || srid == 4756 ? 1e-5 : 1;
        moved.geometryChanged();
        apply(new Edit.Update(ZONE, id(ZONE, fid), values(ZONE, moved), OptionalLong.empty()));
        assertThat(DATABASE.queryOne("SELECT version FROM layer.zone")).isEqualTo("2");
        assertThat(DATABASE.queryOne("SELECT ST_AsText(geom) FROM layer.zone"))
                .startsWith("MULTIPOLYGON(((430000.123 2317000.456,430101.")
                .endsWith(",430050.750031 2317100.125,430000.123 2317000.456)))");
    }

    /** The zone as a reader of the source gets it, rounded as a protocol writes it. */
    private static Geometry asTold(int srid, int decimals) throws IOException {
        List<byte[]> wkb = new ArrayList<>();
        new PostgisFeatureSource(DATABASE.dataSource(), CATALOG)
                .stream(FeatureQuery.everything(ZONE).withSrid(srid), feature -> wkb.add(feature.wkb()));
        try {
            Geometry geometry = new WKBReader().read(wkb.get(0));
            for (Coordinate each : geometry.getCoordinates()) {
                each.x = BigDecimal.valueOf(each.x)
                        .setScale(decimals, RoundingMode.HALF_UP)
                        .doubleValue();
                each.y = BigDecimal.valueOf(each.y)
                        .setScale(decimals, RoundingMode.HALF_UP)
                        .doubleValue();
            }
            geometry.setSRID(srid);
            return geometry;
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anUpdateTouchesWhatTheFilterPicksAndKeepsWhatStoodThere() {
        insertLight("L1", "POINT(430000 2317000)", 5899);
        insertLight("L2", "POINT(430010 2317000)", 5899);
        EditOutcome outcome = apply(new Edit.Update(
                LIGHT,
                EcqlParser.parse("light_id = 'L2'", LIGHT),
                values(LIGHT, null, "power_w", 70L, "pole_height_m", new BigDecimal("8.5")),
                OptionalLong.empty()));
        assertThat(outcome.touched().get(0))
                .singleElement()
                .satisfies(touched -> assertThat(touched.version()).isEqualTo(2));
        assertThat(DATABASE.query(
                        "SELECT concat_ws('|', light_id, power_w, pole_height_m, version) FROM layer.street_light"
                                + " ORDER BY light_id"))
                .containsExactly("L1|1", "L2|70|8.5|2");
        assertThat(DATABASE.query(
                        "SELECT concat_ws('|', light_id, version, operation, superseded_by) FROM history.street_light"))
                .containsExactly("L2|1|UPDATE|tester");
    }

    @Test
    void anUpdateThatChangesNothingIsNoVersion() {
        long fid = insertLight("L1", "POINT(430000 2317000)", 5899);
        EditOutcome outcome = apply(
                new Edit.Update(LIGHT, id(LIGHT, fid), values(LIGHT, null, "light_id", "L1"), OptionalLong.empty()));
        assertThat(outcome.touched().get(0)).containsExactly(new EditOutcome.Touched(fid, 1));
        assertThat(DATABASE.queryOne("SELECT count(*) FROM history.street_light"))
                .isEqualTo("0");
    }

    /** Formats and programs write them with and without. */
    @Test
    void zerosBehindTheLastDigitChangeNothing() {
        long fid = insertLight("L1", "POINT(430000 2317000)", 5899);
        DATABASE.execute("UPDATE layer.street_light SET pole_height_m = 9.0");
        EditOutcome same = apply(new Edit.Update(
                LIGHT,
                id(LIGHT, fid),
                values(LIGHT, null, "pole_height_m", new BigDecimal("9")),
                OptionalLong.empty()));
        assertThat(same.touched().get(0)).containsExactly(new EditOutcome.Touched(fid, 2));
        EditOutcome other = apply(new Edit.Update(
                LIGHT,
                id(LIGHT, fid),
                values(LIGHT, null, "pole_height_m", new BigDecimal("9.01")),
                OptionalLong.empty()));
        assertThat(other.touched().get(0)).containsExactly(new EditOutcome.Touched(fid, 3));
        assertThat(DATABASE.queryOne("SELECT pole_height_m FROM layer.street_light"))
                .isEqualTo("9.01");
    }

    @Test
    void aReplacedFeatureLosesWhatIsNotSaidButNeitherItsIdentifierNorWhatItsAuthorCannotSee() {
        DATABASE.execute(
                "INSERT INTO layer.land_parcel (ward_code, sheet_no, parcel_no, owner_name, geom) VALUES"
                        + " ('06685', '7', '12', 'Nguyễn Văn A', ST_GeomFromText("
                        + "'MULTIPOLYGON(((430000 2317000,430010 2317000,430010 2317010,430000 2317010,430000 2317000)))', 5899))");
        String identifier = DATABASE.queryOne("SELECT parcel_id FROM layer.land_parcel");
        apply(new Edit.Replace(
                PARCEL,
                Filter.ALL,
                values(
                        PARCEL,
                        shape("POLYGON((430000 2317000,430020 2317000,430020 2317010,430000 2317000))"),
                        "ward_code",
                        "06685"),
                OptionalLong.empty()));
        assertThat(DATABASE.queryOne("SELECT concat_ws('|', parcel_id, ward_code, coalesce(sheet_no, '-'), owner_name,"
                        + " GeometryType(geom)) FROM layer.land_parcel"))
                .isEqualTo(identifier + "|06685|-|Nguyễn Văn A|MULTIPOLYGON");
    }

    @Test
    void aDeletedFeatureIsInTheHistoryOnly() {
        long fid = insertLight("L1", "POINT(430000 2317000)", 5899);
        apply(new Edit.Delete(LIGHT, id(LIGHT, fid), OptionalLong.of(1)));
        assertThat(DATABASE.queryOne("SELECT count(*) FROM layer.street_light")).isEqualTo("0");
        assertThat(DATABASE.query("SELECT operation FROM history.street_light")).containsExactly("DELETE");
    }

    @Test
    void anotherVersionThanTheExpectedIsAConflictThatNamesBoth() {
        long fid = insertLight("L1", "POINT(430000 2317000)", 5899);
        Edit mine = new Edit.Update(LIGHT, id(LIGHT, fid), values(LIGHT, null, "power_w", 70L), OptionalLong.of(1));
        apply(mine);
        refused(
                mine,
                Kind.CONFLICT,
                e -> assertThat(e.title().en()).contains("version 2").contains("no longer 1"));
    }

    @Test
    void onlyAllOfABatchHappensAndTheFailedEditIsNamed() {
        EditBatch batch = new EditBatch(
                List.of(
                        new Edit.Insert(LIGHT, values(LIGHT, shape("POINT(430000 2317000)"), "light_id", "L1")),
                        new Edit.Insert(LIGHT, values(LIGHT, shape("POINT(430001 2317000)"), "light_id", "L1"))),
                "tester",
                Optional.empty());
        assertThatThrownBy(() -> editor.apply(batch)).isInstanceOfSatisfying(EditException.class, e -> {
            assertThat(e.kind()).isEqualTo(Kind.INVALID);
            assertThat(e.title().en()).contains("light_id = L1");
        });
        assertThat(DATABASE.queryOne("SELECT count(*) FROM layer.street_light")).isEqualTo("0");
    }

    @Test
    void whatTheCatalogDoesNotAllowIsRefused() {
        refused(insert(LIGHT, shape("POINT(430000 2317000)")), Kind.INVALID, mentions("light_id"));
        refused(insert(LIGHT, null, "light_id", "L1"), Kind.INVALID, mentions("geometry"));
        refused(
                insert(LIGHT, shape("LINESTRING(430000 2317000, 430001 2317000)"), "light_id", "L1"),
                Kind.INVALID,
                mentions("LineString"));
        refused(insert(LIGHT, shape("POINT(0 0)"), "light_id", "L1"), Kind.INVALID, mentions("outside the area"));
        refused(
                insert(LIGHT, shape("POINT(2317000 430000)"), "light_id", "L1"),
                Kind.INVALID,
                mentions("axes swapped"));
        refused(
                insert(LIGHT, shape("POINT(430000 2317000)"), "light_id", "x".repeat(201)),
                Kind.INVALID,
                mentions("200"));
        refused(
                insert(
                        PARCEL,
                        shape("POLYGON((430000 2317000,430010 2317010,430010 2317000,430000 2317010,430000 2317000))"),
                        "ward_code",
                        "06685"),
                Kind.INVALID,
                mentions("crosses itself"));
        long fid = insertLight("L1", "POINT(430000 2317000)", 5899);
        refused(
                new Edit.Update(LIGHT, id(LIGHT, fid), values(LIGHT, null, "light_id", null), OptionalLong.empty()),
                Kind.INVALID,
                mentions("must not be empty"));
    }

    @Test
    void areasMayNotBeMadeToOverlapButMayGetBetter() {
        apply(insert(ZONE, square(430000, 2317000), "zone_id", "A"));
        refused(insert(ZONE, square(430005, 2317000), "zone_id", "B"), Kind.INVALID, mentions("overlaps zone."));
        apply(insert(ZONE, square(430010, 2317000), "zone_id", "B"));
        refused(move("B", 430009), Kind.INVALID, mentions("10.000 m²"));
        DATABASE.execute("UPDATE layer.zone SET geom = ST_Translate(geom, -4, 0) WHERE zone_id = 'B'");
        apply(move("B", 430008));
        refused(move("B", 430007), Kind.INVALID, mentions("30.000 m²"));
        assertThat(DATABASE.queryOne("SELECT ST_XMin(geom) FROM layer.zone WHERE zone_id = 'B'"))
                .isEqualTo("430008");
    }

    private static Edit move(String zone, double x) {
        return new Edit.Update(
                ZONE,
                EcqlParser.parse("zone_id = '" + zone + "'", ZONE),
                values(ZONE, square(x, 2317000)),
                OptionalLong.empty());
    }

    private void refused(Edit edit, Kind kind, Consumer<EditException> further) {
        String before = contents();
        assertThatThrownBy(() -> apply(edit)).isInstanceOfSatisfying(EditException.class, e -> {
            assertThat(e.kind()).isEqualTo(kind);
            assertThat(e.title().vi()).isNotBlank();
            further.accept(e);
        });
        assertThat(contents()).isEqualTo(before);
    }

    private static Consumer<EditException> mentions(String words) {
        return e -> assertThat(e.title().en()).contains(words);
    }

    private static String contents() {
        return DATABASE.queryOne("SELECT concat((SELECT json_agg(l ORDER BY fid) FROM layer.street_light l),"
                + " (SELECT json_agg(p ORDER BY fid) FROM layer.land_parcel p),"
                + " (SELECT json_agg(z ORDER BY fid) FROM layer.zone z))");
    }

    private EditOutcome apply(Edit edit) {
        return editor.apply(new EditBatch(List.of(edit), "tester", Optional.empty()));
    }

    private long insertLight(String id, String wkt, int srid) {
        Geometry geometry = shape(wkt);
        geometry.setSRID(srid);
        return apply(insert(LIGHT, geometry, "light_id", id))
                .touched()
                .get(0)
                .get(0)
                .fid();
    }

    private static Edit insert(Layer layer, Geometry geometry, Object... namesAndValues) {
        return new Edit.Insert(layer, values(layer, geometry, namesAndValues));
    }

    private static Filter id(Layer layer, long fid) {
        return Filters.ids(layer, List.of(fid));
    }

    static NewValues values(Layer layer, Geometry geometry, Object... namesAndValues) {
        Map<Attribute, Object> attributes = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            attributes.put(layer.attribute((String) namesAndValues[i]).orElseThrow(), namesAndValues[i + 1]);
        }
        return new NewValues(attributes, geometry != null, geometry);
    }

    private static Geometry square(double x, double y) {
        return shape("POLYGON((" + x + " " + y + "," + (x + 10) + " " + y + "," + (x + 10) + " " + (y + 10) + "," + x
                + " " + (y + 10) + "," + x + " " + y + "))");
    }

    static Geometry shape(String wkt) {
        try {
            Geometry geometry = new WKTReader().read(wkt);
            geometry.setSRID(5899);
            return geometry;
        } catch (ParseException e) {
            throw new IllegalArgumentException(wkt, e);
        }
    }
}
