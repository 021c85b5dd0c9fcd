package vn.urbansdi.sample.deliver;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.WKBWriter;
import vn.urbansdi.sample.record.Field;
import vn.urbansdi.sample.record.SampleLayer;

/** A GeoPackage (OGC 12-128r18) with one feature table per layer, all in one CRS. */
final class GeoPackageFile implements Closeable {

    private static final int BATCH = 5_000;

    private final Connection connection;
    private final int srid;

    GeoPackageFile(Path file, int srid, String crsName, String crsWkt) throws IOException {
        this.srid = srid;
        Files.deleteIfExists(file);
        try {
            connection = DriverManager.getConnection("jdbc:sqlite:" + file);
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA synchronous = OFF");
                statement.execute("PRAGMA journal_mode = MEMORY");
                statement.execute("PRAGMA application_id = 1196444487");
                statement.execute("PRAGMA user_version = 10300");
            }
            connection.setAutoCommit(false);
            createCore(crsName, crsWkt);
        } catch (SQLException e) {
            throw new IOException(file.toString(), e);
        }
    }

    private void createCore(String crsName, String crsWkt) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY,"
                    + " organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL,"
                    + " description TEXT)");
            statement.execute(
                    "CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL,"
                            + " identifier TEXT UNIQUE, description TEXT DEFAULT '', last_change DATETIME NOT NULL DEFAULT"
                            + " (strftime('%Y-%m-%dT%H:%M:%fZ','now')), min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE,"
                            + " srs_id INTEGER)");
            statement.execute("CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL,"
                    + " geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,"
                    + " CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name))");
        }
        insert(
                "INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, NULL)",
                "Undefined cartesian SRS",
                -1,
                "NONE",
                -1,
                "undefined");
        insert(
                "INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, NULL)",
                "Undefined geographic SRS",
                0,
                "NONE",
                0,
                "undefined");
        insert(
                "INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, NULL)",
                "WGS 84 geodetic",
                4326,
                "EPSG",
                4326,
                "GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563]],PRIMEM[\"Greenwich\",0],"
                        + "UNIT[\"degree\",0.0174532925199433],AUTHORITY[\"EPSG\",\"4326\"]]");
        insert("INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, NULL)", crsName, srid, "EPSG", srid, crsWkt);
    }

    private void insert(String sql, Object... values) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                insert.setObject(i + 1, values[i]);
            }
            insert.executeUpdate();
        }
    }

    Table table(String name, SampleLayer layer, List<String> columns) throws IOException {
        String definitions = "";
        for (int i = 0; i < columns.size(); i++) {
            definitions +=
                    ", " + quoted(columns.get(i)) + " " + sqlType(layer.fields().get(i));
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE " + quoted(name) + " (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom "
                    + geometryType(layer) + definitions + ")");
            insert("INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, 0, 0)", name, geometryType(layer), srid);
            return new FeatureTable(name, columns);
        } catch (SQLException e) {
            throw new IOException(name, e);
        }
    }

    private static String geometryType(SampleLayer layer) {
        return switch (layer.shape()) {
            case POINT -> "POINT";
            case LINE -> "LINESTRING";
            case POLYGON -> "POLYGON";
        };
    }

    private static String sqlType(Field field) {
        return switch (field.type()) {
            case TEXT -> "TEXT(" + field.width() + ")";
            case INTEGER -> "INTEGER";
            case DECIMAL -> "DOUBLE";
            case DATE -> "DATE";
            case TIMESTAMP -> "DATETIME";
        };
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    @Override
    public void close() throws IOException {
        try {
            connection.commit();
            connection.close();
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private final class FeatureTable implements Table {

        private final String name;
        private final PreparedStatement insert;
        private final WKBWriter wkb = new WKBWriter(2, ByteOrderValues.LITTLE_ENDIAN);
        private final Envelope extent = new Envelope();
        private int pending;

        private FeatureTable(String name, List<String> columns) throws SQLException {
            this.name = name;
            this.insert = connection.prepareStatement("INSERT INTO " + quoted(name) + " (geom, "
                    + columns.stream().map(GeoPackageFile::quoted).collect(Collectors.joining(", ")) + ") VALUES (?"
                    + ", ?".repeat(columns.size()) + ")");
        }

        @Override
        public void write(Object[] values, Geometry geometry) throws IOException {
            extent.expandToInclude(geometry.getEnvelopeInternal());
            try {
                insert.setBytes(1, blob(geometry));
                for (int i = 0; i < values.length; i++) {
                    Object value = values[i];
                    insert.setObject(i + 2, value instanceof Number || value == null ? value : value.toString());
                }
                insert.addBatch();
                if (++pending == BATCH) {
                    insert.executeBatch();
                    pending = 0;
                }
            } catch (SQLException e) {
                throw new IOException(name, e);
            }
        }

        /** Clause 2.1.3.1: header with an envelope, then well-known binary. */
        private byte[] blob(Geometry geometry) {
            Envelope box = geometry.getEnvelopeInternal();
            byte[] body = wkb.write(geometry);
            ByteBuffer blob = ByteBuffer.allocate(40 + body.length).order(ByteOrder.LITTLE_ENDIAN);
            blob.put((byte) 'G').put((byte) 'P').put((byte) 0).put((byte) 3).putInt(srid);
            blob.putDouble(box.getMinX())
                    .putDouble(box.getMaxX())
                    .putDouble(box.getMinY())
                    .putDouble(box.getMaxY());
            return blob.put(body).array();
        }

        @Override
        public void close() throws IOException {
            try (insert) {
                insert.executeBatch();
                insert(
                        "INSERT INTO gpkg_contents (table_name, data_type, identifier, last_change, min_x, min_y, max_x,"
                                + " max_y, srs_id) VALUES (?, 'features', ?, '2026-01-01T00:00:00.000Z', ?, ?, ?, ?, ?)",
                        name,
                        name,
                        extent.getMinX(),
                        extent.getMinY(),
                        extent.getMaxX(),
                        extent.getMaxY(),
                        srid);
            } catch (SQLException e) {
                throw new IOException(name, e);
            }
        }
    }
}
