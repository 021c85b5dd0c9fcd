package vn.urbansdi.importer.doctor.shape;

import java.util.List;
import vn.urbansdi.catalog.Title;

/**
 * How the polygons of a file lie beside one another, in square metres on the grid of the layer's CRS.
 *
 * @param done     whether it was looked at; else {@code note} says why not
 * @param tooMany  whether it was not because the file is larger than can be compared
 * @param polygons that were looked at; invalid ones are left out
 * @param overlaps places where two rows cover the same ground
 * @param gaps     holes that rows enclose on every side
 * @param slivers  those of the gaps that are on average narrower than a metre: mostly mistakes of drawing
 * @param note     bounds and tolerances
 */
public record Coverage(
        boolean done, boolean tooMany, long polygons, Places overlaps, Places gaps, Places slivers, Title note) {

    /**
     * @param areaM2 of all
     * @param worst  the ten largest
     */
    public record Places(long count, double areaM2, List<Place> worst) {
        public Places {
            worst = List.copyOf(worst);
        }

        static Places none() {
            return new Places(0, 0, List.of());
        }
    }

    /**
     * @param rows that overlap; none for a gap
     * @param x    of a point inside, in the layer's CRS
     */
    public record Place(double areaM2, double widthM, double x, double y, List<Long> rows) {
        public Place {
            rows = List.copyOf(rows);
        }
    }

    static Coverage notDone(boolean tooMany, String vi, String en) {
        return new Coverage(false, tooMany, 0, Places.none(), Places.none(), Places.none(), new Title(vi, en));
    }
}
