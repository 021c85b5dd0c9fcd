package vn.urbansdi.geo;

/**
 * An axis-parallel rectangle in one CRS. Coordinates are always x (easting, longitude) before y (northing, latitude),
 * whatever axis order the CRS's authority declares; protocols swap at their border and nowhere else.
 *
 * @param srid EPSG code of the coordinates
 */
public record Extent(int srid, double minX, double minY, double maxX, double maxY) {

    public Extent {
        if (!(Double.isFinite(minX) && Double.isFinite(minY) && Double.isFinite(maxX) && Double.isFinite(maxY))) {
            throw new IllegalArgumentException("an extent needs four finite numbers");
        }
        if (minX > maxX || minY > maxY) {
            throw new IllegalArgumentException("an extent's minimum lies beyond its maximum");
        }
    }

    public double width() {
        return maxX - minX;
    }

    public double height() {
        return maxY - minY;
    }

    public boolean intersects(Extent other) {
        requireSameCrs(other);
        return minX <= other.maxX && other.minX <= maxX && minY <= other.maxY && other.minY <= maxY;
    }

    public boolean contains(double x, double y) {
        return x >= minX && x <= maxX && y >= minY && y <= maxY;
    }

    /** The smallest extent that holds both. */
    public Extent union(Extent other) {
        requireSameCrs(other);
        return new Extent(
                srid,
                Math.min(minX, other.minX),
                Math.min(minY, other.minY),
                Math.max(maxX, other.maxX),
                Math.max(maxY, other.maxY));
    }

    /** Grown by {@code distance}, in the CRS's own unit, on every side. */
    public Extent buffer(double distance) {
        return new Extent(srid, minX - distance, minY - distance, maxX + distance, maxY + distance);
    }

    private void requireSameCrs(Extent other) {
        if (srid != other.srid) {
            throw new IllegalArgumentException("extents in EPSG:" + srid + " and EPSG:" + other.srid);
        }
    }
}
