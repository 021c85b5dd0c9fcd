package vn.urbansdi.store.merge;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.catalog.Layer;

/** Writes what is a layer's own of a row: the values of its attributes in declared order, and the geometry. */
final class RowEncoder {

    private final Layer layer;
    private final AttributeType[] types;

    RowEncoder(Layer layer) {
        this.layer = layer;
        this.types = layer.attributes().stream().map(Attribute::type).toArray(AttributeType[]::new);
    }

    int attributes() {
        return types.length;
    }

    /**
     * To be asked before anything of the row is written: half a row could not be taken back.
     *
     * @return the type code of the collection into which the geometry has to be put; 0 for as it is
     * @throws IllegalArgumentException if a value or the geometry is not of its column's type
     */
    int check(StagedRow row) {
        Object[] values = row.values();
        if (values.length != types.length) {
            throw new IllegalArgumentException(types.length + " values expected, " + values.length + " given");
        }
        for (int i = 0; i < types.length; i++) {
            if (values[i] != null && !types[i].javaType().isInstance(values[i])) {
                throw new IllegalArgumentException(layer.attributes().get(i).name() + ": "
                        + types[i].javaType().getSimpleName() + " expected, "
                        + values[i].getClass().getSimpleName() + " given");
            }
        }
        return row.wkb() == null
                ? 0
                : Wkb.collectionNeeded(row.wkb(), layer.geometry().type());
    }

    void writeValues(CopyBinaryWriter writer, Object[] values) {
        for (int i = 0; i < types.length; i++) {
            writeValue(writer, types[i], values[i]);
        }
    }

    /** @param multi what {@link #check} said */
    void writeGeometry(CopyBinaryWriter writer, byte[] wkb, int multi) {
        if (wkb == null) {
            writer.writeNull();
        } else {
            writer.writeGeometry(wkb, multi, layer.geometry().srid());
        }
    }

    private static void writeValue(CopyBinaryWriter writer, AttributeType type, Object value) {
        if (value == null) {
            writer.writeNull();
            return;
        }
        switch (type) {
            case TEXT -> writer.writeText((String) value);
            case INTEGER -> writer.writeLong((Long) value);
            case DECIMAL -> writer.writeDecimal((BigDecimal) value);
            case BOOLEAN -> writer.writeBoolean((Boolean) value);
            case DATE -> writer.writeDate((LocalDate) value);
            case TIMESTAMP -> writer.writeInstant((Instant) value);
        }
    }
}
