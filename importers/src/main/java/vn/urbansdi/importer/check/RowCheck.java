package vn.urbansdi.importer.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Geometry;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.CodeList;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.importer.row.MappedRow;
import vn.urbansdi.importer.row.Reason;
import vn.urbansdi.importer.row.Rejection;
import vn.urbansdi.importer.row.SourceRow;

/** What every row must satisfy by itself; what rows must satisfy together is found when they are merged. */
public final class RowCheck {

    private static final int SHOWN_CODES = 20;

    private final int srid;
    private final AreaOfInterest area;
    private final GeometryCheck geometries;
    private final List<Attribute> attributes;
    private final boolean[] required;
    private final List<Optional<Codes>> codes;

    /** @param srid of the delivered coordinates */
    public RowCheck(Layer layer, Catalog catalog, int srid) {
        this.srid = srid;
        this.area = new AreaOfInterest(catalog.deployment().extent(), srid);
        this.geometries = new GeometryCheck(layer.geometry().type());
        this.attributes = layer.attributes();
        this.required = new boolean[attributes.size()];
        this.codes = new ArrayList<>();
        for (int i = 0; i < required.length; i++) {
            Attribute attribute = attributes.get(i);
            required[i] = attribute.required() && attribute.assign().isEmpty();
            codes.add(attribute.codes().flatMap(catalog::codeList).map(Codes::of));
        }
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
        for (int i = 0; i < required.length; i++) {
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
        for (int i = 0; i < required.length; i++) {
            Rejection rejection = spokenOf.test(i) ? check(i, row.values()[i]) : null;
            if (rejection != null) {
                return rejection;
            }
        }
        return null;
    }

    /** Everything that is wrong with the values of a row without a place: for a diagnosis. */
    public void checkAllValues(MappedRow row, IntPredicate spokenOf, Consumer<Rejection> faults) {
        for (int i = 0; i < required.length; i++) {
            Rejection rejection = spokenOf.test(i) ? check(i, row.values()[i]) : null;
            if (rejection != null) {
                faults.accept(rejection);
            }
        }
    }

    /** Everything that is wrong with the row, in the order in which {@link #check} looks: for a diagnosis. */
    public void checkAll(MappedRow row, Consumer<Rejection> faults) {
        for (int i = 0; i < required.length; i++) {
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
        if (value == null) {
            return required[position] ? missing(attributes.get(position)) : null;
        }
        Codes list = codes.get(position).orElse(null);
        return list == null || list.values.contains(value.toString())
                ? null
                : unknown(attributes.get(position), value, list);
    }

    private static Rejection missing(Attribute attribute) {
        return Rejection.of(
                Reason.MISSING_REQUIRED,
                attribute.name(),
                attribute.title().vi() + " (" + attribute.name() + ") để trống.",
                attribute.title().en() + " (" + attribute.name() + ") is empty.");
    }

    private static Rejection unknown(Attribute attribute, Object value, Codes list) {
        return Rejection.of(
                Reason.UNKNOWN_CODE,
                attribute.name(),
                attribute.title().vi() + " \"" + value + "\" không có trong danh mục " + list.id + " (" + list.shown
                        + ").",
                attribute.title().en() + " \"" + value + "\" is not in the code list " + list.id + " (" + list.shown
                        + ").");
    }

    /** @param shown some of the codes, for people */
    private record Codes(String id, Set<String> values, String shown) {

        static Codes of(CodeList list) {
            String shown = list.codes().stream()
                    .limit(SHOWN_CODES)
                    .map(CodeList.Code::value)
                    .collect(Collectors.joining(", "));
            return new Codes(
                    list.id(),
                    list.codes().stream().map(CodeList.Code::value).collect(Collectors.toUnmodifiableSet()),
                    list.codes().size() > SHOWN_CODES ? shown + ", …" : shown);
        }
    }
}
