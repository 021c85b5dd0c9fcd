package vn.urbansdi.store.merge;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.store.LayerTable;

/**
 * The delivered rows as they came, in a temporary table of the import's own connection: columns {@code row_id} (0, 1, … in
 * the order of staging), {@code mentioned}, {@code source_row}, {@code source_file}, {@code city}, {@code v0}, {@code v1}, … by position of
 * the attributes, {@code geom}. It ends with the transaction, however that ends.
 */
final class StagingTable implements Intake {

    static final String NAME = "pg_temp.sdi_staging";

    /** Of the same columns: rows that are not to be merged, but may mean features that are there. */
    static final String MENTIONS = "pg_temp.sdi_mention";

    private static final int FIXED_COLUMNS = 6;

    private final Connection connection;
    private final RowEncoder encoder;
    private final CopyIn copy;
    private final CopyBinaryWriter writer;
    private long rows;
    private long mentions;

    private StagingTable(Connection connection, Layer layer, CopyIn copy) {
        this.connection = connection;
        this.encoder = new RowEncoder(layer);
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

    @Override
    public void write(StagedRow row) throws SQLException {
        write(row, false);
        rows++;
    }

    @Override
    public void mention(StagedRow row) throws SQLException {
        write(row, true);
        mentions++;
    }

    private void write(StagedRow row, boolean mentioned) throws SQLException {
        int multi = encoder.check(row);
        writer.startRow(FIXED_COLUMNS + encoder.attributes());
        writer.writeLong(rows + mentions);
        writer.writeBoolean(mentioned);
        writer.writeLong(row.sourceRow());
        writer.writeText(row.sourceFile());
        writer.writeText(row.city());
        encoder.writeValues(writer, row.values());
        encoder.writeGeometry(writer, row.wkb(), multi);
    }

    @Override
    public void finish() throws SQLException {
        writer.finish();
        copy.endCopy();
        if (mentions > 0) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("WITH moved AS (DELETE FROM " + NAME + " WHERE mentioned RETURNING *) INSERT INTO "
                        + MENTIONS + " SELECT * FROM moved");
            }
        }
    }

    @Override
    public void cancel() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }

    @Override
    public long rows() {
        return rows;
    }
}
