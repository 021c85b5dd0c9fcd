package vn.urbansdi.render;

/** Reads geometries into the pixels, or other units, of a picture or a tile, cut to what can be seen. Not for two threads at once. */
public final class ShapeReader {

    private final WkbPixels pixels;
    private final PixelClipper clipper;
    private final PixelShape shape = new PixelShape();
    private double side;

    /** @param marginPx around the picture, beyond which geometry is cut off */
    public ShapeReader(MapView view, double marginPx) {
        this.pixels = new WkbPixels(view);
        this.clipper = new PixelClipper(-marginPx, -marginPx, view.widthPx() + marginPx, view.heightPx() + marginPx);
    }

    /**
     * The geometry as far as it can be seen; the next call reuses it.
     *
     * @param wkb in the CRS of the view (OGC 06-103r4, 8.2)
     */
    public PixelShape read(byte[] wkb) {
        pixels.read(wkb, shape);
        side = shape.side();
        return clipper.clip(shape);
    }

    /** The last geometry with what cannot be seen of it; the next call of {@link #read} reuses it. */
    PixelShape whole() {
        return shape;
    }

    /** The longer side of the box around the last geometry, what cannot be seen of it included. */
    public double side() {
        return side;
    }
}
