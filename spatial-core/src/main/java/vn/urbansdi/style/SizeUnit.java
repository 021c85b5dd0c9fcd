package vn.urbansdi.style;

import org.geotools.styling.UomOgcMapping;

/** In what the lengths of a symbol are written (OGC 05-077r4, 10.2: {@code uom}). */
public enum SizeUnit {
    PIXEL(UomOgcMapping.PIXEL, Double.NaN),
    METRE(UomOgcMapping.METRE, 1),
    FOOT(UomOgcMapping.FOOT, 0.3048);

    private static final double PIXEL_M = 0.00028;

    private final UomOgcMapping mapping;
    private final double metres;

    SizeUnit(UomOgcMapping mapping, double metres) {
        this.mapping = mapping;
        this.metres = metres;
    }

    UomOgcMapping mapping() {
        return mapping;
    }

    static SizeUnit of(UomOgcMapping mapping) {
        return valueOf(mapping.name());
    }

    /** How many pixels of 0.28 mm one unit takes at a scale; units other than the pixel lie on the ground. */
    double pixels(double scaleDenominator) {
        return this == PIXEL ? 1 : metres / (scaleDenominator * PIXEL_M);
    }
}
