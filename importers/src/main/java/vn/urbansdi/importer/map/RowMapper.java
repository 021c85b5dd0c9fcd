package vn.urbansdi.importer.map;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Geometry;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.geo.OutsideCrsException;
import vn.urbansdi.importer.row.MappedRow;
import vn.urbansdi.importer.row.Reason;
import vn.urbansdi.importer.row.Rejection;
import vn.urbansdi.importer.row.SourceField;
import vn.urbansdi.importer.row.SourceRow;
import vn.urbansdi.importer.text.DestroyedText;

/** Turns rows of one file into rows of one layer. One thread, one mapper. */
public final class RowMapper {

    private final List<Attribute> attributes;
    private final AttributeType[] types;
    /** Whether features are told apart by the attribute. */
    private final boolean[] identifying;

    private final FieldMapping mapping;
    private final TextDecoding decoding;
    private final DecimalColumns decimals;
    private final GeometryMapping geometries;

    /** @param srid of the file's coordinates */
    public RowMapper(Layer layer, FieldMapping mapping, TextDecoding decoding, DecimalColumns decimals, int srid) {
        this.attributes = layer.attributes();
        this.types = attributes.stream().map(Attribute::type).toArray(AttributeType[]::new);
        this.identifying = new boolean[types.length];
        Stream.concat(Stream.of(layer.key()), layer.attributeMatches().stream())
                .flatMap(List::stream)
                .forEach(name ->
                        identifying[attributes.indexOf(layer.attribute(name).orElseThrow())] = true);
        this.mapping = mapping;
        this.decoding = decoding;
        this.decimals = decimals;
        this.geometries = new GeometryMapping(
                srid, layer.geometry().srid(), layer.geometry().type());
    }

    /** Either a row of the layer, or why there is none. */
    public record Result(MappedRow row, Rejection rejection) {

        public Optional<Rejection> rejected() {
            return Optional.ofNullable(rejection);
        }
    }

    /**
     * Learns from rows in what encodings their text is, and how they write numbers; to be called before they are mapped.
     *
     * @param fields the file's fields as known when the rows were read, or later
     */
    public void observe(List<SourceRow> rows, List<SourceField> fields) {
        int[] positions = mapping.positions(fields);
        for (SourceRow row : rows) {
            Object[] delivered = row.values();
            for (int position : positions) {
                if (position >= 0 && position < delivered.length) {
                    decoding.observe(position, delivered[position]);
                }
            }
        }
        lookAhead(rows, fields);
    }

    /** Learns how numbers are written from rows that will come later, or come now. */
    public void lookAhead(List<SourceRow> rows, List<SourceField> fields) {
        int[] positions = mapping.positions(fields);
        for (int i = 0; i < types.length; i++) {
            int position = positions[i];
            if (position >= 0 && (types[i] == AttributeType.DECIMAL || types[i] == AttributeType.INTEGER)) {
                for (SourceRow row : rows) {
                    if (position < row.values().length) {
                        decimals.observe(position, row.values()[position]);
                    }
                }
            }
        }
    }

    /** What the person who delivers should know of how values were read. */
    public List<Title> notes(List<SourceField> fields) {
        return decimals.notes(fields);
    }

    /** The row as it was delivered, with its text readable. */
    public SourceRow readable(SourceRow row) {
        return decoding.readable(row);
    }

    /** @param fields the file's fields as known when the row was read, or later */
    public Result map(SourceRow source, List<SourceField> fields) {
        int[] positions = mapping.positions(fields);
        Object[] values = new Object[types.length];
        Object[] delivered = source.values();
        for (int i = 0; i < types.length; i++) {
            int position = positions[i];
            if (position >= 0 && position < delivered.length) {
                try {
                    values[i] = value(i, position, delivered[position]);
                } catch (BadValueException e) {
                    return new Result(
                            null,
                            new Rejection(Reason.BAD_VALUE, fields.get(position).name(), e.detail()));
                }
            }
        }
        return place(source, values);
    }

    private Object value(int attribute, int position, Object delivered) throws BadValueException {
        Object value =
                ValueCast.cast(decoding.decode(position, delivered), types[attribute], decimals.column(position));
        if (identifying[attribute] && value instanceof String text && DestroyedText.is(text)) {
            throw new BadValueException(new Title(
                    "\"" + text + "\" có chữ đã bị thay bằng ? hoặc \uFFFD, nên không cho biết là đối tượng nào.",
                    "Letters of \"" + text
                            + "\" were replaced by ? or \uFFFD, so that it does not tell which feature is"
                            + " meant."));
        }
        return value;
    }

    /** Which attributes, by position, have a field: of the others the delivery says nothing. */
    public IntPredicate spokenOf(List<SourceField> fields) {
        int[] positions = mapping.positions(fields);
        return attribute -> positions[attribute] >= 0;
    }

    /** As much of the row as can be read: what cannot be is null. */
    public MappedRow glimpse(SourceRow source, List<SourceField> fields) {
        return glimpse(source, fields, fault -> {});
    }

    /** The same, and everything that cannot be read is told. */
    public MappedRow glimpse(SourceRow source, List<SourceField> fields, Consumer<Rejection> faults) {
        int[] positions = mapping.positions(fields);
        Object[] values = new Object[types.length];
        Object[] delivered = source.values();
        for (int i = 0; i < types.length; i++) {
            int position = positions[i];
            if (position >= 0 && position < delivered.length) {
                try {
                    values[i] = value(i, position, delivered[position]);
                } catch (BadValueException e) {
                    faults.accept(
                            new Rejection(Reason.BAD_VALUE, fields.get(position).name(), e.detail()));
                }
            }
        }
        Result placed = place(source, values);
        placed.rejected().ifPresent(faults);
        return placed.row() == null ? new MappedRow(source, values, null) : placed.row();
    }

    private Result place(SourceRow source, Object[] values) {
        Geometry geometry = source.geometry();
        if (geometry != null) {
            try {
                geometry = geometries.map(geometry);
            } catch (OutsideCrsException e) {
                return new Result(
                        null,
                        Rejection.of(
                                Reason.OUTSIDE_AREA,
                                "Toạ độ không có nghĩa trong hệ toạ độ của tệp.",
                                "The coordinates mean nothing in the file's CRS."));
            }
        }
        return new Result(new MappedRow(source, values, geometry), null);
    }
}
