package vn.urbansdi.store.merge;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.store.LayerTable;

/**
 * The delivered rows as they came, in a temporary table of the import's own connection: columns {@code row_id} (0, 1, … in
 * the order of staging), {@code mentioned}, {@code source_row}, {@code source_file}, {@code city}, {@code v0}, {@code v1}, … by position of
 * the attributes, {@code geom}. It ends with the transaction, however that ends.
 */
final class StagingTable {

    static final String NAME = "pg_temp.sdi_staging";

    /** Of the same columns: rows that are not to be merged, but may mean features that are there. */
    static final String MENTIONS = "pg_temp.sdi_mention";

    private static final int FIXED_COLUMNS = 6;

    private final Connection connection;
    private final Layer layer;
    private final AttributeType[] types;
    private final CopyIn copy;
    private final CopyBinaryWriter writer;
    private long rows;
    private long mentions;

    private StagingTable(Connection connection, Layer layer, CopyIn copy) {
        this.connection = connection;
        this.layer = layer;
        this.types = layer.attributes().stream().map(Attribute::type).toArray(AttributeType[]::new);
        this.copy = copy;
        this.writer = new CopyBinaryWriter(copy);
    }

    /** Creates the table and opens the COPY; nothing else can be sent on the connection until {@link #finish}. */
    static StagingTable open(Connection connection, Layer layer) throws SQLException {
        List<Attribute> attributes = layer.attributes();
        String values = IntStream.range(0, attributes.size())
                .mapToObj(i ->
                        column(i) + " " + LayerTable.sqlType(attributes.get(i).type()) + ", ")
                .collect(Collectors.joining());
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TEMP TABLE sdi_staging (row_id bigint, mentioned boolean, source_row bigint,"
                    + " source_file text, city text, " + values + "geom geometry("
                    + layer.geometry().type().simpleFeatureName() + ","
                    + layer.geometry().srid() + ")) ON COMMIT DROP");
            statement.execute("CREATE TEMP TABLE sdi_mention (LIKE " + NAME + ") ON COMMIT DROP");
            // Compressing what is read once and dropped costs more than it saves.
            statement.execute("ALTER TABLE " + NAME + " ALTER COLUMN geom SET STORAGE EXTERNAL");
        }
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY " + NAME + " FROM STDIN (FORMAT binary)");
        return new StagingTable(connection, layer, copy);
    }

    /** The column of the attribute at {@code position}. */
    static String column(int position) {
        return "v" + position;
    }

    /**
     * Sends one row.
     *
     * @param mentioned the row is not to be merged
     * @throws IllegalArgumentException if a value or the geometry is not of its column's type
     */
    void write(StagedRow row, boolean mentioned) throws SQLException {
        Object[] values = row.values();
        if (values.length != types.length) {
            throw new IllegalArgumentException(types.length + " values expected, " + values.length + " given");
        }
        int multi = row.wkb() == null
                ? 0
                : Wkb.collectionNeeded(row.wkb(), layer.geometry().type());
        requireTypes(values);
        writer.startRow(FIXED_COLUMNS + types.length);
        writer.writeLong(rows + mentions);
        if (mentioned) {
            mentions++;
        } else {
            rows++;
        }
        writer.writeBoolean(mentioned);
        writer.writeLong(row.sourceRow());
        writeText(row.sourceFile());
        writeText(row.city());
        for (int i = 0; i < types.length; i++) {
            writeValue(types[i], values[i]);
        }
        if (row.wkb() == null) {
            writer.writeNull();
        } else {
            writer.writeGeometry(row.wkb(), multi, layer.geometry().srid());
        }
    }

    /** Before anything of the row is written: half a row could not be taken back. */
    private void requireTypes(Object[] values) {
        for (int i = 0; i < types.length; i++) {
            if (values[i] != null && !types[i].javaType().isInstance(values[i])) {
                throw new IllegalArgumentException(layer.attributes().get(i).name() + ": "
                        + types[i].javaType().getSimpleName() + " expected, "
                        + values[i].getClass().getSimpleName() + " given");
            }
        }
    }

    private void writeValue(AttributeType type, Object value) {
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

    private void writeText(String text) {
        if (text == null) {
            writer.writeNull();
        } else {
            writer.writeText(text);
        }
    }

    /** Ends the COPY; the table can be queried from now on. */
    void finish() throws SQLException {
        writer.finish();
        copy.endCopy();
        if (mentions > 0) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("WITH moved AS (DELETE FROM " + NAME + " WHERE mentioned RETURNING *) INSERT INTO "
                        + MENTIONS + " SELECT * FROM moved");
            }
        }
    }

    /** Gives the connection back in the middle of a COPY. */
    void cancel() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }

    /** How many rows were sent to be merged. */
    long rows() {
        return rows;
    }
}
