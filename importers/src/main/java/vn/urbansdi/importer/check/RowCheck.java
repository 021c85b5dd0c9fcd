package vn.urbansdi.importer.check;

import java.util.function.Consumer;
import java.util.function.IntPredicate;
import org.locationtech.jts.geom.Geometry;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.feature.AttributeRule;
import vn.urbansdi.feature.ValueFault;
import vn.urbansdi.importer.row.MappedRow;
import vn.urbansdi.importer.row.Reason;
import vn.urbansdi.importer.row.Rejection;
import vn.urbansdi.importer.row.SourceRow;

/** What every row must satisfy by itself; what rows must satisfy together is found when they are merged. */
public final class RowCheck {

    private final int srid;
    private final AreaOfInterest area;
    private final GeometryCheck geometries;
    private final AttributeRule[] rules;

    /** @param srid of the delivered coordinates */
    public RowCheck(Layer layer, Catalog catalog, int srid) {
        this.srid = srid;
        this.area = new AreaOfInterest(catalog.deployment().extent(), srid);
        this.geometries = new GeometryCheck(layer.geometry().type());
        this.rules = layer.attributes().stream()
                .map(attribute -> new AttributeRule(layer, attribute, catalog))
                .toArray(AttributeRule[]::new);
    }

    /**
     * Where the row was drawn, in the file's own coordinates; to be asked before they are transformed.
     *
     * @return null if nothing is wrong
     */
    public Rejection checkPlace(SourceRow row) {
        if (row.rejection() != null) {
            return row.rejection();
        }
        Geometry geometry = row.geometry();
        if (geometry == null || geometry.isEmpty()) {
            return Rejection.of(Reason.EMPTY_GEOMETRY, "", "");
        }
        if (geometry.getSRID() != 0 && geometry.getSRID() != srid) {
            return Rejection.of(
                    Reason.OTHER_CRS,
                    "Hình học ghi SRID=" + geometry.getSRID() + ", còn tệp được đọc theo EPSG:" + srid + ".",
                    "The geometry says SRID=" + geometry.getSRID() + ", but the file is read in EPSG:" + srid + ".");
        }
        return area.check(geometry.getEnvelopeInternal());
    }

    /** @return null if nothing is wrong */
    public Rejection check(MappedRow row) {
        for (int i = 0; i < rules.length; i++) {
            Rejection rejection = check(i, row.values()[i]);
            if (rejection != null) {
                return rejection;
            }
        }
        return geometries.check(row.geometry());
    }

    /**
     * As {@link #check}, for a row without a place that says something of some attributes only.
     *
     * @param spokenOf by position of an attribute: whether the delivery says anything of it
     */
    public Rejection checkValues(MappedRow row, IntPredicate spokenOf) {
        for (int i = 0; i < rules.length; i++) {
            Rejection rejection = spokenOf.test(i) ? check(i, row.values()[i]) : null;
            if (rejection != null) {
                return rejection;
            }
        }
        return null;
    }

    /** Everything that is wrong with the values of a row without a place: for a diagnosis. */
    public void checkAllValues(MappedRow row, IntPredicate spokenOf, Consumer<Rejection> faults) {
        for (int i = 0; i < rules.length; i++) {
            Rejection rejection = spokenOf.test(i) ? check(i, row.values()[i]) : null;
            if (rejection != null) {
                faults.accept(rejection);
            }
        }
    }

    /** Everything that is wrong with the row, in the order in which {@link #check} looks: for a diagnosis. */
    public void checkAll(MappedRow row, Consumer<Rejection> faults) {
        for (int i = 0; i < rules.length; i++) {
            Rejection rejection = check(i, row.values()[i]);
            if (rejection != null) {
                faults.accept(rejection);
            }
        }
        Rejection shape = row.geometry() == null ? null : geometries.check(row.geometry());
        if (shape != null) {
            faults.accept(shape);
        }
    }

    private Rejection check(int position, Object value) {
        ValueFault fault = rules[position].check(value);
        if (fault == null) {
            return null;
        }
        Reason reason = switch (fault.kind()) {
            case MISSING -> Reason.MISSING_REQUIRED;
            case UNKNOWN_CODE -> Reason.UNKNOWN_CODE;
            case TOO_LONG -> Reason.BAD_VALUE;
        };
        return Rejection.of(
                reason,
                fault.attribute().name(),
                fault.what().vi() + ".",
                fault.what().en() + ".");
    }
}
