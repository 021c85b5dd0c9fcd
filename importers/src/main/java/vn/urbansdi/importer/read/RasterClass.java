package vn.urbansdi.importer.read;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.urbansdi.importer.row.DeliveryException;

/**
 * A class of a raster's values: its areas become rows.
 *
 * @param from   the smallest value that belongs to it
 * @param to     the smallest that does no longer
 * @param values field → value of the rows
 */
public record RasterClass(double from, double to, Map<String, String> values) {

    /** As many as fit a byte, with 0 for what belongs to none. */
    private static final int MAX_CLASSES = 250;

    public RasterClass {
        values = Collections.unmodifiableMap(new TreeMap<>(values)); // always told in the same order
    }

    /** @throws DeliveryException unless they ascend and do not overlap */
    static void check(List<RasterClass> classes) {
        if (classes.isEmpty() || classes.size() > MAX_CLASSES) {
            throw new DeliveryException(
                    "với ảnh raster phải ghi classes trong bản khai giao nộp, ví dụ"
                            + " [{from: 0.05, to: 0.5, values: {depth_class: D1}}].",
                    "for a raster state classes in the delivery, such as"
                            + " [{from: 0.05, to: 0.5, values: {depth_class: D1}}].");
        }
        double end = Double.NEGATIVE_INFINITY;
        for (RasterClass each : classes) {
            if (each.from < end || each.to <= each.from) {
                throw new DeliveryException(
                        "classes: các khoảng phải tăng dần và không chồng nhau (from " + each.from + ").",
                        "classes: the ranges must ascend and not overlap (from " + each.from + ").");
            }
            end = each.to;
        }
    }
}
