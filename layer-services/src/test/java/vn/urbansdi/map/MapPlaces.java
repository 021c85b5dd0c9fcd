package vn.urbansdi.map;

import java.util.stream.Stream;
import vn.urbansdi.testing.TestDatabase;

/** Where things lie in the window, by PostGIS. Points are in EPSG:5899. */
record MapPlaces(TestDatabase database, int middleX, int middleY) {

    double[] lonLat(double east, double north) {
        return transformed(east, north, 4326);
    }

    private double[] mercator(double east, double north) {
        return transformed(east, north, 3857);
    }

    private double[] transformed(double east, double north, int srid) {
        String row =
                database.queryOne("select ST_X(p) || ' ' || ST_Y(p) from (select ST_Transform(ST_SetSRID(ST_MakePoint("
                        + east + ", " + north + "), 5899), " + srid + ") p) t");
        return Stream.of(row.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
    }

    /** Pixel where a point lies when another lies in the middle of the window. */
    int[] pixel(double[] middle, double east, double north, int zoom) {
        double metresPerPixel = 2 * Math.PI * 6378137 / 256 / (1 << zoom);
        double[] from = mercator(middle[0], middle[1]);
        double[] to = mercator(east, north);
        return new int[] {
            (int) Math.round(middleX + (to[0] - from[0]) / metresPerPixel),
            (int) Math.round(middleY - (to[1] - from[1]) / metresPerPixel)
        };
    }
}
