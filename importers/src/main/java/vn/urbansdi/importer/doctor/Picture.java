package vn.urbansdi.importer.doctor;

import java.util.List;
import vn.urbansdi.catalog.City;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.geo.Extent;

/**
 * What a map of the file shows; longitudes and latitudes (EPSG:4326).
 *
 * @param area   the deployment's
 * @param shapes an even sample of the rows, simplified
 * @param of     how many rows the sample stands for
 * @param marks  problems at their place
 */
public record Picture(Extent area, List<City> cities, List<Shape> shapes, long of, List<Mark> marks) {

    public Picture {
        cities = List.copyOf(cities);
        shapes = List.copyOf(shapes);
        marks = List.copyOf(marks);
    }

    /**
     * @param dimension 0 points, 1 lines, 2 areas
     * @param parts     x0, y0, x1, y1, …: points, lines or rings
     */
    public record Shape(int dimension, List<double[]> parts) {
        public Shape {
            parts = List.copyOf(parts);
        }
    }

    public enum MarkKind {
        INVALID,
        OVERLAP,
        GAP
    }

    public record Mark(MarkKind kind, double longitude, double latitude, Title text) {}
}
