package vn.urbansdi.store.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.geo.Crs;
import vn.urbansdi.geo.CrsRegistry;

/** Rows of {@code spatial_ref_sys} that the catalog needs and the server's PostGIS does not bring. */
record SpatialReferenceSystems(Catalog catalog, DatabaseDescription database) {

    private static final String INSERT =
            "INSERT INTO spatial_ref_sys (srid, auth_name, auth_srid, proj4text) VALUES (?, 'EPSG', ?, ?)"
                    + " ON CONFLICT (srid) DO NOTHING";

    /** What is missing; notes where the role may not add it, for then transformations name the PROJ text instead. */
    List<SchemaStep> add(Connection connection) throws SQLException {
        List<SchemaStep> steps = new ArrayList<>();
        for (Crs crs : missing()) {
            Title what = new Title("Thêm hệ tọa độ " + crs.code(), "Add the reference system " + crs.code());
            String sql = "INSERT INTO spatial_ref_sys (srid, auth_name, auth_srid, proj4text) VALUES (" + crs.srid()
                    + ", 'EPSG', " + crs.srid() + ", '" + crs.projText() + "')";
            Savepoint before = connection.setSavepoint();
            try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
                statement.setInt(1, crs.srid());
                statement.setInt(2, crs.srid());
                statement.setString(3, crs.projText());
                statement.executeUpdate();
                steps.add(new SchemaStep(SchemaStep.Kind.ADDITIVE, "spatial_ref_sys", what, sql));
            } catch (SQLException e) {
                if (!"42501".equals(e.getSQLState())) { // insufficient_privilege
                    throw e;
                }
                connection.rollback(before);
                steps.add(new SchemaStep(SchemaStep.Kind.NOTE, "spatial_ref_sys", what, sql));
            }
        }
        return steps;
    }

    private List<Crs> missing() {
        return Stream.concat(
                        catalog.layers().stream().map(layer -> layer.geometry().srid()),
                        catalog.deployment().crs().stream())
                .distinct()
                .filter(srid -> !database.knownSrids().contains(srid))
                .map(srid -> CrsRegistry.standard().crs(srid))
                .flatMap(Optional::stream)
                .toList();
    }
}
