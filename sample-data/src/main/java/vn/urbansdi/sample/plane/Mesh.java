package vn.urbansdi.sample.plane;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.polygonize.Polygonizer;

/** What lies between lines that are noded together. */
public final class Mesh {

    private Mesh() {}

    /**
     * @return the polygons between the lines, each counter-clockwise from its lowest corner, in the order of those: the
     *     polygonizer keeps its edges in sets, whose order differs from one run of the program to the next
     */
    public static List<Polygon> cells(Geometry noded) {
        Polygonizer polygonizer = new Polygonizer();
        polygonizer.add(noded);
        List<Polygon> cells = new ArrayList<>();
        for (Object polygon : polygonizer.getPolygons()) {
            cells.add((Polygon) ((Polygon) polygon).norm());
        }
        cells.sort(null);
        cells.replaceAll(Polygon::reverse);
        return cells;
    }
}
