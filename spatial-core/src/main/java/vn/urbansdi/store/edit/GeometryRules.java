package vn.urbansdi.store.edit;

import java.util.Locale;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.GeometryType;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.feature.GeometryFault;
import vn.urbansdi.geo.CoordinateTransform;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.geo.OutsideCrsException;

/**
 * What every geometry that a person gives must satisfy: the layer's type, valid by Simple Features (OGC 06-103r4, 6.1) once it
 * is in the layer's CRS, and in the area of interest.
 */
final class GeometryRules {

    private final Extent deployment;

    GeometryRules(Catalog catalog) {
        this.deployment = catalog.deployment().extent();
    }

    /**
     * The geometry as the layer stores it: in its CRS, a single shape as a collection of one where the layer holds collections.
     *
     * @param present what the feature has now, in the layer's CRS
     * @throws InvalidEdit if it breaks a rule
     */
    Geometry stored(Layer layer, Geometry written, Optional<Geometry> present) {
        if (written == null || written.isEmpty()) {
            throw new InvalidEdit("Đối tượng phải có hình học", "A feature must have a geometry");
        }
        Geometry geometry = ofType(layer.geometry().type(), transformed(written, layer, present));
        requirePlace(layer, geometry.getEnvelopeInternal());
        Optional<GeometryFault> fault = GeometryFault.of(geometry);
        if (fault.isPresent()) {
            Title what = fault.get().what();
            String place = fault.get()
                    .at()
                    .map(at -> String.format(Locale.ROOT, " (%.3f %.3f)", at.x, at.y))
                    .orElse("");
            throw new InvalidEdit(
                    "Hình học không hợp lệ: " + what.vi() + place + " theo hệ toạ độ của lớp",
                    "The geometry is not valid: " + what.en() + place + " in the layer's CRS");
        }
        return geometry;
    }

    private static Geometry transformed(Geometry written, Layer layer, Optional<Geometry> present) {
        int srid = layer.geometry().srid();
        Geometry geometry = written.copy();
        if (written.getSRID() != srid || present.isPresent()) {
            CoordinateTransform transform = CoordinateTransform.between(written.getSRID(), srid);
            try {
                geometry.apply(
                        new EachPoint(transform, present.map(known -> new PresentVertices(known, written.getSRID()))));
            } catch (OutsideCrsException e) {
                throw new InvalidEdit(
                        "Toạ độ không dùng được trong EPSG:" + srid + ": " + e.getMessage(),
                        "A coordinate has no image in EPSG:" + srid + ": " + e.getMessage());
            }
            geometry.geometryChanged();
        }
        geometry.setSRID(srid);
        return geometry;
    }

    private static Geometry ofType(GeometryType type, Geometry geometry) {
        if (geometry.getGeometryType().equals(type.simpleFeatureName())) {
            return geometry;
        }
        GeometryFactory factory = geometry.getFactory();
        Geometry fitting = switch (type) {
            case MULTI_POINT -> geometry instanceof Point point ? factory.createMultiPoint(new Point[] {point}) : null;
            case MULTI_LINE_STRING ->
                geometry instanceof LineString line ? factory.createMultiLineString(new LineString[] {line}) : null;
            case MULTI_POLYGON ->
                geometry instanceof Polygon polygon ? factory.createMultiPolygon(new Polygon[] {polygon}) : null;
            case POINT, LINE_STRING, POLYGON -> onlyPart(type, geometry);
        };
        if (fitting == null) {
            throw new InvalidEdit(
                    "Lớp cần " + type.simpleFeatureName() + ", không phải " + geometry.getGeometryType(),
                    "The layer takes " + type.simpleFeatureName() + ", not " + geometry.getGeometryType());
        }
        fitting.setSRID(geometry.getSRID());
        return fitting;
    }

    private static Geometry onlyPart(GeometryType type, Geometry geometry) {
        boolean fits = geometry instanceof GeometryCollection
                && geometry.getNumGeometries() == 1
                && geometry.getGeometryN(0).getGeometryType().equals(type.simpleFeatureName());
        return fits ? geometry.getGeometryN(0) : null;
    }

    /** A feature may reach over the border, but must touch the area and stay within three times its size. */
    private void requirePlace(Layer layer, Envelope place) {
        Extent area = CoordinateTransform.between(
                        deployment.srid(), layer.geometry().srid())
                .transform(deployment);
        Envelope inside = new Envelope(area.minX(), area.maxX(), area.minY(), area.maxY());
        Envelope reach = inside.copy();
        reach.expandBy(area.width(), area.height());
        if (!inside.intersects(place) || !reach.contains(place)) {
            String where = String.format(Locale.ROOT, "%.3f %.3f", place.getMinX(), place.getMinY());
            boolean swapped = inside.intersects(place.getMinY(), place.getMinX())
                    && inside.intersects(place.getMaxY(), place.getMaxX());
            throw new InvalidEdit(
                    "Toạ độ " + where + " (EPSG:" + layer.geometry().srid() + ") nằm ngoài vùng quản lý"
                            + (swapped ? ", nhưng đổi chỗ hai trục thì nằm trong" : ""),
                    "The coordinates " + where + " (EPSG:" + layer.geometry().srid()
                            + ") lie outside the area of interest"
                            + (swapped ? ", but inside with their axes swapped" : ""));
        }
    }

    private record EachPoint(CoordinateTransform transform, Optional<PresentVertices> present)
            implements CoordinateSequenceFilter {

        @Override
        public void filter(CoordinateSequence sequence, int i) {
            double[] xy = {sequence.getX(i), sequence.getY(i)};
            Optional<Coordinate> known = present.flatMap(vertices -> vertices.at(xy[0], xy[1]));
            if (known.isPresent()) {
                xy[0] = known.get().x;
                xy[1] = known.get().y;
            } else {
                transform.transform(xy, 1);
            }
            sequence.setOrdinate(i, CoordinateSequence.X, xy[0]);
            sequence.setOrdinate(i, CoordinateSequence.Y, xy[1]);
        }

        @Override
        public boolean isDone() {
            return false;
        }

        @Override
        public boolean isGeometryChanged() {
            return true;
        }
    }
}
