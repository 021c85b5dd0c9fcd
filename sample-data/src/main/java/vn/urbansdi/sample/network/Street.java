package vn.urbansdi.sample.network;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineString;
import vn.urbansdi.sample.place.Board;
import vn.urbansdi.sample.terrain.Settlement;
import vn.urbansdi.sample.terrain.Warp;
import vn.urbansdi.sample.town.Road;
import vn.urbansdi.sample.town.RoadNet;

/**
 * A road on the map.
 *
 * @param line centre line in EPSG:5899
 * @param crossings which of its vertices are ends of the road or lie on other roads
 */
@SuppressWarnings("ArrayRecordComponent") // made by the million, read at once, never compared
public record Street(Road road, LineString line, boolean[] crossings) {

    private static final double STEP_M = 18;
    private static final double TOWN_EDGE = 1.6;

    /** All roads of a net that are long enough to be seen. */
    public static List<Street> of(RoadNet roads, Warp warp) {
        List<Street> streets = new ArrayList<>();
        for (Road road : roads.roads()) {
            List<Coordinate> board = road.withJunctions(STEP_M);
            Set<Coordinate> joints = new HashSet<>(road.junctions());
            joints.add(board.get(0));
            joints.add(board.get(board.size() - 1));
            List<Coordinate> points = new ArrayList<>();
            List<Boolean> crossings = new ArrayList<>();
            for (Coordinate p : board) {
                Coordinate bent = warp.apply(p.x, p.y);
                int last = points.size() - 1;
                if (last >= 0 && points.get(last).distance(bent) < 0.02) {
                    crossings.set(last, crossings.get(last) || joints.contains(p));
                } else {
                    points.add(bent);
                    crossings.add(joints.contains(p));
                }
            }
            add(streets, road, points, crossings);
        }
        return streets;
    }

    private static void add(List<Street> streets, Road road, List<Coordinate> points, List<Boolean> crossings) {
        if (points.size() > 1) {
            boolean[] flags = new boolean[points.size()];
            for (int i = 0; i < flags.length; i++) {
                flags[i] = crossings.get(i);
            }
            streets.add(new Street(road, Board.GEOMETRY.createLineString(points.toArray(Coordinate[]::new)), flags));
        }
    }

    /** The stretches of the road that lie in town: it may begin there and lead far into the hills. */
    public List<Street> inTown(Settlement settlement) {
        List<Street> stretches = new ArrayList<>();
        List<Coordinate> points = new ArrayList<>();
        List<Boolean> joints = new ArrayList<>();
        for (int i = 0; i < crossings.length; i++) {
            Coordinate p = line.getCoordinateN(i);
            if (settlement.ruralness(p.x, p.y) < TOWN_EDGE) {
                points.add(p);
                joints.add(crossings[i]);
            } else {
                add(stretches, road, points, joints);
                points.clear();
                joints.clear();
            }
        }
        add(stretches, road, points, joints);
        return stretches;
    }
}
