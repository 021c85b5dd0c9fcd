package vn.urbansdi.geo;

import java.util.Optional;

/**
 * One level of a tile matrix set (OGC 17-083r4, 6.1): equal square tiles, counted from the upper left corner.
 *
 * @param id               by which protocols name it
 * @param scaleDenominator with the standard pixel of 0.28 mm
 * @param cellSize         side of a pixel in units of the CRS
 * @param left             x of the upper left corner, whatever axis order the CRS has
 * @param top              y of the upper left corner
 * @param width            tiles in a row
 * @param height           tiles in a column
 */
public record TileMatrix(
        String id, double scaleDenominator, double cellSize, double left, double top, int width, int height) {

    /** Pixels along either side of every tile. */
    public static final int TILE_PX = 256;

    /** What rounding may move an edge by, in tiles. */
    private static final double EPSILON = 1e-6;

    /** The ground of a tile; neighbours share their edge to the last bit. */
    public Extent tile(int srid, int row, int column) {
        if (row < 0 || column < 0 || row >= height || column >= width) {
            throw new IllegalArgumentException("no tile in row " + row + ", column " + column + " of matrix " + id);
        }
        double side = side();
        return new Extent(
                srid, left + column * side, top - (row + 1) * side, left + (column + 1) * side, top - row * side);
    }

    /**
     * The tiles that show some of {@code extent}, or of what reaches {@code marginPx} beyond it.
     *
     * @return empty where it lies outside the matrix altogether
     */
    public Optional<TileLimits> limits(Extent extent, double marginPx) {
        Extent shown = extent.buffer(marginPx * cellSize);
        double side = side();
        double firstColumn = Math.floor((shown.minX() - left) / side + EPSILON);
        double lastColumn = Math.ceil((shown.maxX() - left) / side - EPSILON) - 1;
        double firstRow = Math.floor((top - shown.maxY()) / side + EPSILON);
        double lastRow = Math.ceil((top - shown.minY()) / side - EPSILON) - 1;
        // a point on an edge belongs to the tile that begins there
        lastColumn = Math.max(firstColumn, lastColumn);
        lastRow = Math.max(firstRow, lastRow);
        if (lastColumn < 0 || lastRow < 0 || firstColumn >= width || firstRow >= height) {
            return Optional.empty();
        }
        return Optional.of(new TileLimits(
                (int) Math.max(0, firstRow), (int) Math.min(height - 1, lastRow), (int) Math.max(0, firstColumn), (int)
                        Math.min(width - 1, lastColumn)));
    }

    /** The level of the Web Mercator quad whose scale is nearest. */
    public int webZoom() {
        return (int) Math.round(WebMercatorQuad.zoom(scaleDenominator));
    }

    private double side() {
        return cellSize * TILE_PX;
    }
}
