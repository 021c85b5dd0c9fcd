package vn.urbansdi.importer.read;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Geometry;
import vn.urbansdi.importer.row.DeliveryException;
import vn.urbansdi.importer.row.Rejection;
import vn.urbansdi.importer.row.SourceCrs;
import vn.urbansdi.importer.row.SourceField;
import vn.urbansdi.importer.row.SourceRow;

/** One feature table of a GeoPackage (OGC 12-128r18), row after row. The file is opened for reading only. */
final class GeoPackageReader implements RowReader {

    private final Connection connection;
    private final GeoPackageTable table;
    private final ResultSet rows;
    private final List<SourceField> fields;
    private final ShapeBuilder shapes = new ShapeBuilder();
    private long number;
    private volatile long read;

    private GeoPackageReader(Connection connection, GeoPackageTable table) throws SQLException {
        this.connection = connection;
        this.table = table;
        this.fields = table.fields().stream().map(SourceField::new).toList();
        // Column 1 the primary key, column 2 the geometry, then the fields.
        String columns = fields.stream()
                .map(field -> ", " + SqliteFile.quote(field.name()))
                .collect(Collectors.joining());
        this.rows = connection
                .createStatement()
                .executeQuery("SELECT " + table.key().map(SqliteFile::quote).orElse("NULL") + ", "
                        + SqliteFile.quote(table.geometryColumn()) + columns + " FROM "
                        + SqliteFile.quote(table.name()));
    }

    /** @param wanted the table; where absent, the file must have only one */
    static GeoPackageReader open(Path file, Optional<String> wanted) throws IOException {
        Connection connection = SqliteFile.open(file);
        try {
            return new GeoPackageReader(connection, GeoPackageTable.choose(connection, wanted));
        } catch (SQLException e) {
            close(connection);
            throw damaged(e);
        } catch (RuntimeException e) {
            close(connection);
            throw e;
        }
    }

    private static DeliveryException damaged(SQLException e) {
        return new DeliveryException(
                "không phải GeoPackage hợp lệ hoặc tệp bị hỏng (" + e.getMessage() + "); hãy xuất lại tệp.",
                "not a valid GeoPackage, or damaged (" + e.getMessage() + "); export the file again.",
                e);
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw damaged(e);
        }
    }

    @Override
    public String format() {
        return "GeoPackage";
    }

    @Override
    public List<SourceField> fields() {
        return fields;
    }

    @Override
    public boolean declaresFields() {
        return true;
    }

    @Override
    public SourceCrs crs() {
        return table.crs();
    }

    @Override
    public Optional<Charset> encoding() {
        return Optional.of(StandardCharsets.UTF_8);
    }

    @Override
    public double progress() {
        return table.rows() == 0 ? 1 : Math.min(1, (double) read / table.rows());
    }

    // One thread reads; others only look at the progress.
    @SuppressWarnings("NonAtomicVolatileUpdate")
    @Override
    public SourceRow next() {
        try {
            if (!rows.next()) {
                return null;
            }
            read++;
            long key = rows.getLong(1);
            number = rows.wasNull() ? read : key;
            Object[] values = new Object[fields.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = SqliteFile.value(rows, i + 3);
            }
            return row(values, rows.getBytes(2));
        } catch (SQLException e) {
            throw damaged(e).atRow(number + 1);
        }
    }

    private SourceRow row(Object[] values, byte[] blob) {
        shapes.beginRow();
        Geometry geometry = null;
        Rejection rejection = null;
        if (blob != null) {
            try {
                geometry = geometry(ByteBuffer.wrap(blob));
            } catch (MalformedShapeException e) {
                rejection = e.rejection();
            }
        }
        return new SourceRow(number, values, geometry, shapes.repairs(), rejection);
    }

    /** GeoPackageBinary (clause 2.1.3): magic, version, flags, srs_id, envelope, then well-known binary. */
    private Geometry geometry(ByteBuffer blob) throws MalformedShapeException {
        if (blob.remaining() < 8 || blob.get(0) != 'G' || blob.get(1) != 'P') {
            throw MalformedShapeException.invalid(
                    "Hình học không bắt đầu bằng \"GP\" như GeoPackage quy định.",
                    "The geometry does not begin with \"GP\" as GeoPackage demands.");
        }
        int flags = blob.get(3);
        if ((flags & 0x20) != 0) {
            throw MalformedShapeException.wrongType("ExtendedGeoPackageBinary");
        }
        int envelope = (flags >> 1) & 7;
        int envelopeBytes = envelope == 0 ? 0 : envelope == 1 ? 32 : envelope == 4 ? 64 : 48;
        if (envelope > 4 || blob.remaining() < 8 + envelopeBytes) {
            throw MalformedShapeException.invalid(
                    "Đầu của hình học GeoPackage bị hỏng.", "The header of the GeoPackage geometry is damaged.");
        }
        blob.position(8 + envelopeBytes);
        return WellKnownBinary.read(blob, shapes);
    }

    @Override
    public void close() {
        try {
            // SQLite's connection closes its statements.
            connection.close();
        } catch (SQLException e) {
            throw damaged(e);
        }
    }
}
