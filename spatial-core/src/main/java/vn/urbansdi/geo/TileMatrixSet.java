package vn.urbansdi.geo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A tile matrix set (OGC 17-083r4): how the plane of a CRS is cut into tiles at each scale.
 *
 * @param title             for people
 * @param uri               in OGC's register; empty for one of our own
 * @param crs               by its URI, and whether its coordinates then put latitude or northing first
 * @param wellKnownScaleSet URI of the scale set of WMTS 1.0 (OGC 07-057r7, annex E) whose scales it has
 * @param matrices          the coarsest first
 */
public record TileMatrixSet(
        String id,
        String title,
        Optional<String> uri,
        CrsReference crs,
        Optional<String> wellKnownScaleSet,
        List<TileMatrix> matrices) {

    private static final String REGISTER = "http://www.opengis.net/def/tilematrixset/OGC/1.0/";
    private static final String SCALE_SETS = "http://www.opengis.net/def/wkss/OGC/1.0/";
    private static final String CRS_84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";
    private static final String CRS_84_URN = "urn:ogc:def:crs:OGC:1.3:CRS84";

    /** Metres along the equator of the WGS 84 ellipsoid: how scales of degrees are counted (17-083r4, 6.1.1). */
    private static final double METRES_PER_DEGREE = 6378137.0 * Math.PI / 180;

    private static final double PIXEL_M = 0.00028;
    private static final int WEB_MERCATOR_LEVELS = 25;
    private static final int CRS_84_LEVELS = 24;

    /** As deep as a pixel of less than a centimetre from one of kilometres. */
    private static final int OWN_LEVELS = 21;

    /** OGC 17-083r4, annex D.1. */
    public static final TileMatrixSet WEB_MERCATOR_QUAD = new TileMatrixSet(
            "WebMercatorQuad",
            "Google Maps Compatible for the World",
            Optional.of(REGISTER + "WebMercatorQuad"),
            reference("http://www.opengis.net/def/crs/EPSG/0/" + WebMercatorQuad.SRID),
            Optional.of(SCALE_SETS + "GoogleMapsCompatible"),
            levels(
                    WEB_MERCATOR_LEVELS,
                    WebMercatorQuad.resolution(0),
                    1,
                    -WebMercatorQuad.HALF_SIDE_M,
                    WebMercatorQuad.HALF_SIDE_M,
                    1,
                    1));

    /** OGC 17-083r4, annex D.2: two squares of 180° side by side. */
    public static final TileMatrixSet WORLD_CRS84_QUAD = new TileMatrixSet(
            "WorldCRS84Quad",
            "CRS84 for the World",
            Optional.of(REGISTER + "WorldCRS84Quad"),
            reference(CRS_84),
            Optional.of(SCALE_SETS + "GoogleCRS84Quad"),
            levels(CRS_84_LEVELS, 180.0 / TileMatrix.TILE_PX, METRES_PER_DEGREE, -180, 90, 2, 1));

    public TileMatrixSet {
        matrices = List.copyOf(matrices);
    }

    /**
     * A quad over the zone of a projected CRS, measured in metres: pixels are powers of two, level 0 is the smallest such
     * square that holds what it must, and its corner lies on a whole pixel. So it depends on nothing but the CRS's area of use
     * and {@code alsoHeld}.
     *
     * @param alsoHeld what it must hold besides the CRS's area of use, EPSG:4326
     * @throws IllegalArgumentException if the CRS is geographic
     */
    public static TileMatrixSet ofZone(String id, Crs crs, Extent alsoHeld) {
        if (crs.geographic()) {
            throw new IllegalArgumentException(crs.code() + " is measured in degrees");
        }
        CoordinateTransform transform =
                CoordinateTransform.between(crs.areaOfUse().srid(), crs.srid());
        Extent held = transform.transform(crs.areaOfUse()).union(transform.transform(alsoHeld));
        double cell = 1;
        double left = held.minX();
        double top = held.maxY();
        while (left + TileMatrix.TILE_PX * cell < held.maxX() || top - TileMatrix.TILE_PX * cell > held.minY()) {
            cell *= 2;
            left = Math.floor(held.minX() / cell) * cell;
            top = Math.ceil(held.maxY() / cell) * cell;
        }
        return new TileMatrixSet(
                id,
                crs.name(),
                Optional.empty(),
                reference(crs.uri()),
                Optional.empty(),
                levels(OWN_LEVELS, cell, 1, left, top, 1, 1));
    }

    private static CrsReference reference(String uri) {
        return CrsRegistry.standard().find(uri).orElseThrow();
    }

    private static List<TileMatrix> levels(
            int count, double cellSize0, double metresPerUnit, double left, double top, int width0, int height0) {
        List<TileMatrix> levels = new ArrayList<>();
        for (int level = 0; level < count; level++) {
            double cellSize = cellSize0 / (1 << level);
            levels.add(new TileMatrix(
                    Integer.toString(level),
                    cellSize * metresPerUnit / PIXEL_M,
                    cellSize,
                    left,
                    top,
                    width0 << level,
                    height0 << level));
        }
        return levels;
    }

    public int srid() {
        return crs.crs().srid();
    }

    /** {@code urn:ogc:def:crs:EPSG::5899}, as WMTS 1.0 names the CRS. */
    public String crsUrn() {
        return crs.name().equals(CRS_84) ? CRS_84_URN : crs.crs().urn();
    }

    /** Where in {@link #matrices} the one of that name is. */
    public Optional<Integer> level(String matrixId) {
        for (int level = 0; level < matrices.size(); level++) {
            if (matrices.get(level).id().equals(matrixId)) {
                return Optional.of(level);
            }
        }
        return Optional.empty();
    }

    public Extent tile(int level, int row, int column) {
        return matrices.get(level).tile(srid(), row, column);
    }

    /** The upper left corner in the axis order of the CRS (07-057r7, table 6; 17-083r4, 6.1.2). */
    public double[] corner(TileMatrix matrix) {
        return crs.northFirst()
                ? new double[] {matrix.top(), matrix.left()}
                : new double[] {matrix.left(), matrix.top()};
    }
}
