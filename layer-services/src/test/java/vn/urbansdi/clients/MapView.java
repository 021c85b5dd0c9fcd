package vn.urbansdi.clients;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import javax.imageio.ImageIO;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;

/**
 * A part of the world as a picture.
 *
 * @param minX  easting or longitude of the left edge, in units of the CRS, as are the others
 * @param maxY  northing or latitude of the upper edge
 * @param pixel side of a pixel
 */
record MapView(int srid, double minX, double maxY, double pixel, int widthPx, int heightPx) {

    private static final double MERCATOR_EDGE = 20_037_508.342_789_244;

    /** Pixels of level 13 of the province's own tile matrix set: one metre. */
    static MapView ofProvince() {
        return new MapView(5899, 429_900, 2_317_284, 1, 512, 384);
    }

    /** The same place on pixels of a level of WebMercatorQuad. */
    static MapView ofMercator(int zoom) {
        double pixel = 2 * MERCATOR_EDGE / 256 / (1L << zoom);
        return new MapView(
                3857,
                Math.floor((11_919_850 + MERCATOR_EDGE) / pixel) * pixel - MERCATOR_EDGE,
                MERCATOR_EDGE - Math.floor((MERCATOR_EDGE - 2_385_650) / pixel) * pixel,
                pixel,
                512,
                384);
    }

    static MapView ofDegrees() {
        return new MapView(4326, 107.0778, 20.9475, 0.00001, 512, 384);
    }

    double maxX() {
        return minX + widthPx * pixel;
    }

    double minY() {
        return maxY - heightPx * pixel;
    }

    String crs() {
        return "EPSG:" + srid;
    }

    /** West, south, east, north. */
    List<Double> box() {
        return List.of(minX, minY(), maxX(), maxY);
    }

    /**
     * What GetMap paints of it.
     *
     * @param parameters beginning with {@code LAYERS=}
     */
    BufferedImage map(String address, String parameters) {
        String box = srid == 4326
                ? String.format(Locale.ROOT, "%s,%s,%s,%s", minY(), minX, maxY, maxX())
                : String.format(Locale.ROOT, "%s,%s,%s,%s", minX, minY(), maxX(), maxY);
        return picture(
                URI.create(address + "/wms?SERVICE=WMS&VERSION=1.3.0&REQUEST=GetMap&STYLES=&FORMAT=image/png&CRS="
                        + crs() + "&BBOX=" + box + "&WIDTH=" + widthPx + "&HEIGHT=" + heightPx + "&" + parameters));
    }

    static BufferedImage picture(URI address) {
        try {
            BufferedImage picture = ImageIO.read(address.toURL());
            if (picture == null) {
                throw new AssertionError("no picture: " + address);
            }
            return picture;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Where two pictures laid on white differ by more than a tolerance in a channel.
     *
     * @return empty where they do not; else how many pixels, by how much at most, and the first of them
     */
    static String difference(BufferedImage a, BufferedImage b, int tolerance) {
        if (a.getWidth() != b.getWidth() || a.getHeight() != b.getHeight()) {
            return a.getWidth() + "x" + a.getHeight() + " is not " + b.getWidth() + "x" + b.getHeight();
        }
        int count = 0;
        int most = 0;
        String first = "";
        for (int y = 0; y < a.getHeight(); y++) {
            for (int x = 0; x < a.getWidth(); x++) {
                int away = away(a.getRGB(x, y), b.getRGB(x, y));
                most = Math.max(most, away);
                if (away > tolerance && count++ == 0) {
                    first = "%d, %d: %08x and %08x".formatted(x, y, a.getRGB(x, y), b.getRGB(x, y));
                }
            }
        }
        return count == 0 ? "" : count + " pixels, by " + most + " at most, the first at " + first;
    }

    private static int away(int a, int b) {
        int most = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            most = Math.max(most, Math.abs(onWhite(a, shift) - onWhite(b, shift)));
        }
        return most;
    }

    private static int onWhite(int argb, int shift) {
        int alpha = argb >>> 24;
        return ((argb >> shift & 0xFF) * alpha + 255 * (255 - alpha) + 127) / 255;
    }

    /**
     * How many pixels say of an area that lies more than a pixel away that it is here, or do not say so further than that within it.
     *
     * @param area  in the CRS of the view
     * @param drawn whether a colour (ARGB) is of the area
     */
    int misplaced(BufferedImage picture, Geometry area, IntPredicate drawn) {
        PreparedGeometry within = PreparedGeometryFactory.prepare(area.buffer(-pixel));
        PreparedGeometry near = PreparedGeometryFactory.prepare(area.buffer(pixel));
        GeometryFactory points = new GeometryFactory();
        int count = 0;
        for (int y = 0; y < heightPx; y++) {
            for (int x = 0; x < widthPx; x++) {
                Geometry place = points.createPoint(new Coordinate(minX + (x + 0.5) * pixel, maxY - (y + 0.5) * pixel));
                boolean is = drawn.test(picture.getRGB(x, y));
                boolean wrong = is ? !near.contains(place) : within.contains(place);
                count += wrong ? 1 : 0;
            }
        }
        return count;
    }
}
