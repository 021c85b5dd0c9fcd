package vn.urbansdi.sample.admin;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import vn.urbansdi.sample.place.Board;
import vn.urbansdi.sample.plane.Cut;
import vn.urbansdi.sample.plane.Face;

/**
 * Divides land among sites so that each gets about the area that it should have: a Voronoi diagram whose distances are reduced
 * by a weight per site, the weights found by trial. A site always lies in its own part.
 */
final class PowerDiagram {

    private static final double SAMPLE_M = 250;
    private static final int ROUNDS = 400;

    private final List<Coordinate> sites;
    private final double[] weight;

    PowerDiagram(List<Coordinate> sites, double[] targetArea, Geometry land) {
        this.sites = sites;
        this.weight = new double[sites.size()];
        List<Coordinate> samples = samples(land);
        double landArea = land.getArea();
        double wanted = 0;
        for (double area : targetArea) {
            wanted += area;
        }
        for (int round = 0; round < ROUNDS; round++) {
            double[] found = new double[sites.size()];
            for (Coordinate sample : samples) {
                found[owner(sample)] += landArea / samples.size();
            }
            for (int i = 0; i < weight.length; i++) {
                weight[i] += 0.25 * (targetArea[i] * landArea / wanted - found[i]);
            }
            keepSitesInside();
        }
    }

    int owner(Coordinate p) {
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < weight.length; i++) {
            Coordinate site = sites.get(i);
            double dx = p.x - site.x;
            double dy = p.y - site.y;
            double power = dx * dx + dy * dy - weight[i];
            if (power < least) {
                least = power;
                best = i;
            }
        }
        return best;
    }

    /** The borders between the parts, each once. */
    List<List<Coordinate>> borders(Envelope extent) {
        List<List<Coordinate>> borders = new ArrayList<>();
        for (int i = 0; i < weight.length; i++) {
            Face cell = cell(i, extent);
            for (int e = 0; cell != null && e < cell.size(); e++) {
                if (cell.beyond()[e] > i) {
                    int next = (e + 1) % cell.size();
                    borders.add(List.of(
                            millimetres(cell.x()[e], cell.y()[e]), millimetres(cell.x()[next], cell.y()[next])));
                }
            }
        }
        return borders;
    }

    /** A cell's edges carry the number of the neighbour. */
    private Face cell(int i, Envelope extent) {
        Face cell = new Face(
                new double[] {extent.getMinX(), extent.getMaxX(), extent.getMaxX(), extent.getMinX()},
                new double[] {extent.getMinY(), extent.getMinY(), extent.getMaxY(), extent.getMaxY()},
                new int[] {-1, -1, -1, -1});
        Coordinate site = sites.get(i);
        for (int j = 0; j < weight.length; j++) {
            if (j == i) {
                continue;
            }
            Coordinate other = sites.get(j);
            double d = site.distance(other);
            double nx = (site.x - other.x) / d;
            double ny = (site.y - other.y) / d;
            double fromSite = (d * d + weight[i] - weight[j]) / (2 * d);
            Cut border = new Cut(nx, ny, nx * site.x + ny * site.y - fromSite);
            Face kept = null;
            for (Face piece : border.split(cell, 0, j)) {
                Coordinate inside = piece.centroid();
                if (nx * inside.x + ny * inside.y > border.offset()) {
                    kept = piece;
                }
            }
            if (kept == null) {
                return null;
            }
            cell = kept;
        }
        return cell;
    }

    private void keepSitesInside() {
        for (int i = 0; i < weight.length; i++) {
            for (int j = 0; j < weight.length; j++) {
                double d = sites.get(i).distance(sites.get(j));
                if (i != j && weight[j] - weight[i] > 0.72 * d * d) {
                    weight[j] = weight[i] + 0.72 * d * d;
                }
            }
        }
    }

    private static List<Coordinate> samples(Geometry land) {
        PreparedGeometry prepared = PreparedGeometryFactory.prepare(land);
        Envelope extent = land.getEnvelopeInternal();
        List<Coordinate> samples = new ArrayList<>();
        for (double x = extent.getMinX(); x < extent.getMaxX(); x += SAMPLE_M) {
            for (double y = extent.getMinY(); y < extent.getMaxY(); y += SAMPLE_M) {
                Coordinate p = new Coordinate(x, y);
                if (prepared.contains(Board.GEOMETRY.createPoint(p))) {
                    samples.add(p);
                }
            }
        }
        return samples;
    }

    private static Coordinate millimetres(double x, double y) {
        return new Coordinate(Math.rint(x * 1000) / 1000, Math.rint(y * 1000) / 1000);
    }
}
