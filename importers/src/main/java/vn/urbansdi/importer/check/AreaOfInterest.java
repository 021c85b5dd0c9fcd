package vn.urbansdi.importer.check;

import org.locationtech.jts.geom.Envelope;
import vn.urbansdi.geo.CoordinateTransform;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.importer.row.Reason;
import vn.urbansdi.importer.row.Rejection;

/**
 * Whether delivered coordinates lie where the deployment is, told before they are transformed. A feature may reach over the
 * border, but must touch the area and stay within three times its size: one wild vertex is enough to be rejected.
 */
final class AreaOfInterest {

    private final Extent area;
    private final Extent reach;

    /** @param srid of the delivered coordinates */
    AreaOfInterest(Extent deployment, int srid) {
        this.area = CoordinateTransform.between(deployment.srid(), srid).transform(deployment);
        this.reach = new Extent(
                srid,
                area.minX() - area.width(),
                area.minY() - area.height(),
                area.maxX() + area.width(),
                area.maxY() + area.height());
    }

    /** @return null if the place is right */
    Rejection check(Envelope delivered) {
        if (lies(delivered.getMinX(), delivered.getMinY(), delivered.getMaxX(), delivered.getMaxY())) {
            return null;
        }
        String place = shown(delivered.getMinX()) + " " + shown(delivered.getMinY());
        if (lies(delivered.getMinY(), delivered.getMinX(), delivered.getMaxY(), delivered.getMaxX())) {
            return Rejection.of(
                    Reason.SWAPPED_AXES,
                    "Toạ độ " + place + " nằm ngoài vùng quản lý, nhưng đổi chỗ hai trục thì nằm trong.",
                    "The coordinates " + place
                            + " lie outside the area of interest, but inside with their axes swapped.");
        }
        return Rejection.of(
                Reason.OUTSIDE_AREA,
                "Toạ độ " + place + " nằm ngoài vùng quản lý.",
                "The coordinates " + place + " lie outside the area of interest.");
    }

    private boolean lies(double minX, double minY, double maxX, double maxY) {
        boolean touches = minX <= area.maxX() && maxX >= area.minX() && minY <= area.maxY() && maxY >= area.minY();
        return touches && reach.contains(minX, minY) && reach.contains(maxX, maxY);
    }

    private static String shown(double coordinate) {
        return Double.toString(coordinate);
    }
}
