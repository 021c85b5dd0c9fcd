package vn.urbansdi.importer.read;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.urbansdi.geo.CrsRegistry;
import vn.urbansdi.importer.row.DeliveryException;
import vn.urbansdi.importer.row.SourceCrs;

/**
 * A feature table as a GeoPackage's own tables describe it (OGC 12-128r18, clauses 1.1.3, 2.1.5).
 *
 * @param key    the integer primary key, by which people find a row
 * @param fields the other columns, without key and geometry
 * @param rows   how many there are
 */
record GeoPackageTable(
        String name, Optional<String> key, String geometryColumn, List<String> fields, SourceCrs crs, long rows) {

    private static final int MAX_FIELDS = 2_000;

    GeoPackageTable {
        fields = List.copyOf(fields);
    }

    static GeoPackageTable choose(Connection connection, Optional<String> wanted) throws SQLException {
        List<String> names = names(connection);
        String name = wanted.map(asked -> names.stream()
                        .filter(asked::equals)
                        .findFirst()
                        .orElseThrow(() -> new DeliveryException(
                                "không có bảng \"" + asked + "\"; các bảng: " + names + ".",
                                "there is no table \"" + asked + "\"; the tables are " + names + ".")))
                .orElseGet(() -> single(names));
        return describe(connection, name);
    }

    private static String single(List<String> names) {
        if (names.isEmpty()) {
            throw new DeliveryException("tệp không có bảng đối tượng nào.", "there is no feature table in the file.");
        }
        if (names.size() > 1) {
            throw new DeliveryException(
                    "tệp có nhiều bảng " + names + "; hãy ghi table trong bản khai giao nộp.",
                    "the file has several tables " + names + "; name one as table in the delivery.");
        }
        return names.get(0);
    }

    /** Real tables only: a view or a virtual table can hide a query that never ends. */
    private static List<String> names(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT c.table_name FROM gpkg_contents c"
                        + " JOIN sqlite_master m ON m.name = c.table_name AND m.type = 'table'"
                        + " WHERE c.data_type = 'features' AND upper(m.sql) NOT LIKE 'CREATE VIRTUAL%'"
                        + " ORDER BY c.table_name")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static GeoPackageTable describe(Connection connection, String name) throws SQLException {
        String geometryColumn;
        SourceCrs crs;
        try (PreparedStatement statement = connection.prepareStatement("SELECT g.column_name, g.srs_id,"
                + " s.organization, s.organization_coordsys_id, s.definition FROM gpkg_geometry_columns g"
                + " LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id WHERE g.table_name = ?")) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new DeliveryException(
                            "bảng \"" + name + "\" không khai cột hình học.",
                            "the table \"" + name + "\" declares no geometry column.");
                }
                geometryColumn = row.getString(1);
                crs = crs(row.getInt(2), row.getString(3), row.getInt(4), row.getString(5));
            }
        }
        Optional<String> key = Optional.empty();
        List<String> fields = new ArrayList<>();
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT name, upper(type), pk FROM pragma_table_info(?)")) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    String column = row.getString(1);
                    if (row.getInt(3) == 1 && "INTEGER".equals(row.getString(2))) {
                        key = Optional.of(column);
                    } else if (!column.equalsIgnoreCase(geometryColumn) && fields.size() < MAX_FIELDS) {
                        fields.add(column);
                    }
                }
            }
        }
        return new GeoPackageTable(name, key, geometryColumn, fields, crs, rows(connection, name));
    }

    private static long rows(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM " + SqliteFile.quote(name))) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private static SourceCrs crs(int id, String organisation, int code, String definition) {
        if ("EPSG".equalsIgnoreCase(organisation)
                && CrsRegistry.standard().crs(code).isPresent()) {
            return SourceCrs.known(
                    code, "GeoPackage khai báo EPSG:" + code + ".", "The GeoPackage declares EPSG:" + code + ".");
        }
        if (definition == null || id <= 0) {
            return SourceCrs.unknown("Tệp không khai báo hệ toạ độ.", "The file declares no reference system.");
        }
        return CrsIdentification.identify(definition);
    }
}
