package vn.urbansdi.wfs;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.GeometryType;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.testing.TestLayers;

/**
 * Seeded features of a layer of areas, one of lines and one of points, each stored in another CRS, on the same two
 * kilometres of Hạ Long; and the names by which WFS clients call CRSs, with what each means.
 */
final class RandomCases {

    /** {@code -Dsdi.test.seed=…} tries another one. */
    static final long SEED = Long.getLong("sdi.test.seed", 20_261_125L);

    static final int FEATURES = 160;
    static final String NAMESPACE = "https://example.org/sdi";

    /** In an attribute that the public may not see. */
    static final String SECRET = "BÍ-MẬT";

    private static final double WEST = 430_000;
    private static final double SOUTH = 2_317_000;
    private static final double SIDE_M = 2_000;

    static final List<String> NAMES = List.of(
            "Trần Phú",
            "trần phú",
            "TRẦN PHÚ",
            "Đặng Văn Ngữ",
            "Dã Tượng",
            "Ếch",
            "Êm",
            "E",
            "Ơn",
            "a%b",
            "a_b",
            "a*b",
            "a!b",
            "a#b",
            "x'y",
            "\"nháy\"",
            "<b>&amp;</b>",
            "]]>",
            "gạch\\chéo",
            "hai\ndòng",
            " lề ",
            "𝔘𝔫𝔦",
            "");

    static final Layer ZONE = layer("zone", GeometryType.MULTI_POLYGON, 5899);
    static final Layer PIPE = layer("pipe", GeometryType.LINE_STRING, 4326);
    static final Layer LAMP = layer("lamp", GeometryType.POINT, 3857);
    static final List<Layer> LAYERS = List.of(ZONE, PIPE, LAMP);
    static final Catalog CATALOG = TestLayers.catalog(ZONE, PIPE, LAMP);

    /**
     * A CRS as clients write it.
     *
     * @param latitudeFirst whether coordinates under that name begin with latitude
     * @param answered      the {@code srsName} of GML answers
     */
    record CrsName(String name, int srid, boolean latitudeFirst, String answered) {}

    static final List<CrsName> CRS_NAMES = List.of(
            new CrsName("urn:ogc:def:crs:EPSG::5899", 5899, false, "urn:ogc:def:crs:EPSG::5899"),
            new CrsName("EPSG:5899", 5899, false, "urn:ogc:def:crs:EPSG::5899"),
            new CrsName("urn:ogc:def:crs:EPSG::4326", 4326, true, "urn:ogc:def:crs:EPSG::4326"),
            new CrsName("EPSG:4326", 4326, true, "urn:ogc:def:crs:EPSG::4326"),
            new CrsName(
                    "http://www.opengis.net/def/crs/EPSG/0/4326",
                    4326,
                    true,
                    "http://www.opengis.net/def/crs/EPSG/0/4326"),
            new CrsName("CRS:84", 4326, false, "urn:ogc:def:crs:OGC:1.3:CRS84"),
            new CrsName("urn:ogc:def:crs:OGC:1.3:CRS84", 4326, false, "urn:ogc:def:crs:OGC:1.3:CRS84"),
            new CrsName(
                    "http://www.opengis.net/gml/srs/epsg.xml#4326",
                    4326,
                    false,
                    "http://www.opengis.net/gml/srs/epsg.xml#4326"),
            new CrsName("urn:ogc:def:crs:EPSG::3857", 3857, false, "urn:ogc:def:crs:EPSG::3857"),
            new CrsName("EPSG:3857", 3857, false, "urn:ogc:def:crs:EPSG::3857"));

    private RandomCases() {}

    private static Layer layer(String id, GeometryType type, int srid) {
        return TestLayers.layer(id, type, srid)
                .attribute(TestLayers.required("code", AttributeType.TEXT))
                .attribute(TestLayers.queryable("name", AttributeType.TEXT))
                .attribute(TestLayers.optional("amount", AttributeType.DECIMAL))
                .attribute(TestLayers.optional("power", AttributeType.INTEGER))
                .attribute(TestLayers.optional("smart", AttributeType.BOOLEAN))
                .attribute(TestLayers.optional("built_on", AttributeType.DATE))
                .attribute(TestLayers.optional("seen_at", AttributeType.TIMESTAMP))
                .attribute(TestLayers.restricted("secret", "land_officer"))
                .key("code")
                .match("code")
                .build();
    }

    /** The CRS that is meant where a request names none: the layer's own, in the order of its authority. */
    static CrsName own(Layer layer) {
        String urn = "urn:ogc:def:crs:EPSG::" + layer.geometry().srid();
        return CRS_NAMES.stream()
                .filter(crs -> crs.name().equals(urn))
                .findFirst()
                .orElseThrow();
    }

    /** Statements that fill the three tables; about one value in eight is missing. */
    static String inserts(Random random) {
        StringBuilder sql = new StringBuilder();
        for (int i = 0; i < FEATURES; i++) {
            String ring = "ST_Buffer(" + point(random) + ", " + (20 + random.nextInt(60)) + ", 3)";
            String hole = "ST_Buffer(" + point(random) + ", 15)";
            String area = i % 5 == 0
                    ? "ST_Union(" + ring + ", ST_Translate(" + ring + ", 200, 10))"
                    : i % 3 == 0
                            ? "ST_Difference(" + ring + ", ST_Buffer(ST_Centroid(" + ring + "), 8, 2))"
                            : "ST_Difference(" + ring + ", " + hole + ")";
            sql.append(insert(random, "zone", i, "ST_Multi(" + area + ")"));
            String start = point(random);
            String line = "ST_MakeLine(ARRAY[" + start + ", ST_Translate(" + start + ", " + random.nextInt(90)
                    + ", 40)," + " ST_Translate(" + start + ", 70, " + (50 + random.nextInt(90)) + ")])";
            sql.append(insert(random, "pipe", i, "ST_Transform(" + line + ", 4326)"));
            sql.append(insert(random, "lamp", i, "ST_Transform(" + point(random) + ", 3857)"));
        }
        return sql.append("ANALYZE").toString();
    }

    private static String insert(Random random, String table, int i, String geometry) {
        return "INSERT INTO layer." + table
                + " (code, name, amount, power, smart, built_on, seen_at, secret, geom) VALUES ('" + table + "-" + i
                + "', " + orNull(random, text(pick(random, NAMES)))
                + ", " + orNull(random, decimal(random))
                + ", " + orNull(random, String.valueOf(random.nextInt(16) - 4))
                + ", " + orNull(random, String.valueOf(random.nextBoolean()))
                + ", " + orNull(random, "DATE '" + day(random) + "'")
                + ", " + orNull(random, "TIMESTAMPTZ '" + moment(random) + "'")
                + ", '" + SECRET + "', " + geometry + ");\n";
    }

    private static String orNull(Random random, String value) {
        return random.nextInt(8) == 0 ? "NULL" : value;
    }

    /** An SQL literal. */
    static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    static String decimal(Random random) {
        return String.format(Locale.ROOT, "%.2f", random.nextInt(4_000) / 100.0 - 10);
    }

    static String day(Random random) {
        return "2024-02-" + (20 + random.nextInt(10));
    }

    static String moment(Random random) {
        return String.format(
                Locale.ROOT,
                "2024-02-%02dT%02d:%02d:%02d+07:00",
                20 + random.nextInt(10),
                random.nextInt(24),
                random.nextInt(60),
                random.nextInt(60));
    }

    /** A point in EPSG:5899, to the millimetre, as SQL. */
    static String point(Random random) {
        return String.format(Locale.ROOT, "ST_SetSRID(ST_MakePoint(%.3f, %.3f), 5899)", east(random), north(random));
    }

    static double east(Random random) {
        return WEST + random.nextDouble() * SIDE_M;
    }

    static double north(Random random) {
        return SOUTH + random.nextDouble() * SIDE_M;
    }

    static <T> T pick(Random random, List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Either the value or nothing, by chance. */
    static <T> Optional<T> maybe(Random random, T value) {
        return random.nextBoolean() ? Optional.of(value) : Optional.empty();
    }
}
