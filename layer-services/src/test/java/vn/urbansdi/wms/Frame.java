package vn.urbansdi.wms;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import vn.urbansdi.testing.TestDatabase;

/** A picture with square pixels somewhere on the features. */
record Frame(TestDatabase database, int srid, double minX, double minY, double pixel, int width, int height) {

    static Frame random(Random random, TestDatabase database, int srid, double pixel) {
        String corner = WmsAgainstSqlTest.point(random);
        String[] xy = database.queryOne("SELECT ST_X(p) || ' ' || ST_Y(p) FROM (SELECT ST_Transform(" + corner + ", "
                        + srid + ") AS p) q")
                .split(" ", -1);
        int width = 100 + random.nextInt(200);
        int height = 100 + random.nextInt(200);
        return new Frame(
                database,
                srid,
                Double.parseDouble(xy[0]) - pixel * width / 2,
                Double.parseDouble(xy[1]) - pixel * height / 2,
                pixel,
                width,
                height);
    }

    String[] map(String crs, boolean latitudeFirst, String layers, String... more) {
        double maxX = minX + pixel * width;
        double maxY = minY + pixel * height;
        String bbox = latitudeFirst
                ? minY + "," + minX + "," + maxY + "," + maxX
                : minX + "," + minY + "," + maxX + "," + maxY;
        return WmsDocumentsTest.with(
                new String[] {
                    "SERVICE",
                    "WMS",
                    "VERSION",
                    "1.3.0",
                    "REQUEST",
                    "GetMap",
                    "LAYERS",
                    layers,
                    "STYLES",
                    "",
                    "CRS",
                    crs,
                    "BBOX",
                    bbox,
                    "WIDTH",
                    "" + width,
                    "HEIGHT",
                    "" + height,
                    "FORMAT",
                    "image/png"
                },
                more);
    }

    private String centre(int[] at) {
        return "ST_SetSRID(ST_MakePoint(" + (minX + (at[0] + 0.5) * pixel) + ", "
                + (minY + (height - at[1] - 0.5) * pixel) + "), " + srid + ")";
    }

    /** From the middle of each pixel to the nearest feature. */
    List<Double> distancesPx(String layer, List<int[]> pixels) {
        List<String> points = pixels.stream().map(this::centre).toList();
        return database
                .query("WITH f AS MATERIALIZED (SELECT ST_Transform(geom, " + srid + ") AS g FROM layer." + layer
                        + ") SELECT (SELECT min(ST_Distance(g, p)) FROM f) / " + pixel + " FROM unnest(ARRAY["
                        + String.join(",", points) + "]) WITH ORDINALITY AS t(p, n) ORDER BY n")
                .stream()
                .map(Double::valueOf)
                .toList();
    }

    /** Identifiers and distances of the features around the middle of a pixel. */
    Map<Long, Double> featuresWithinPx(String layer, int[] at, double distance) {
        Map<Long, Double> features = new HashMap<>();
        for (String row : database.query("SELECT fid || ' ' || d / " + pixel + " FROM (SELECT fid, ST_Distance("
                + "ST_Transform(geom, " + srid + "), " + centre(at) + ") AS d FROM layer." + layer
                + ") q WHERE d <= "
                + distance * pixel)) {
            String[] columns = row.split(" ", -1);
            features.put(Long.valueOf(columns[0]), Double.valueOf(columns[1]));
        }
        return features;
    }
}
