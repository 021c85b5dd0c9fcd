package vn.urbansdi.store.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.store.StoreException;

/** Brings a database to the catalog: Flyway for the fixed tables, the plan for the layers' tables. */
public record SchemaMigration(DataSource dataSource, Catalog catalog) {

    /** Any number that nothing else in the database locks: programs that start together migrate one after the other. */
    private static final long LOCK = 0x5344_4900_0000_0001L;

    /**
     * Applies everything that only adds, in one transaction; does nothing if anything would destroy.
     *
     * @throws DestructiveChangeException with the steps that an operator would have to take
     * @throws StoreException if the database refuses
     */
    public SchemaReport apply() {
        migrateFixedTables();
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                SchemaReport report = applyPlan(connection);
                connection.commit();
                return report;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** What {@link #apply} would do, destructive steps included. The fixed tables must be there. */
    public List<SchemaStep> plan() {
        try (Connection connection = dataSource.getConnection()) {
            return SchemaPlanner.plan(catalog, DatabaseDescription.read(connection));
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private void migrateFixedTables() {
        try {
            Flyway.configure(SchemaMigration.class.getClassLoader())
                    .dataSource(dataSource)
                    .locations("classpath:vn/urbansdi/store/migration")
                    .schemas("sdi")
                    .table("schema_version")
                    .loggers("slf4j")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw failed(e);
        }
    }

    private SchemaReport applyPlan(Connection connection) throws SQLException {
        List<SchemaStep> steps = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_xact_lock(" + LOCK + ")");
            steps.addAll(TransactionNumbers.goOn(connection));
            steps.addAll(new SpatialReferenceSystems(catalog, DatabaseDescription.read(connection)).add(connection));
            List<SchemaStep> plan = SchemaPlanner.plan(catalog, DatabaseDescription.read(connection));
            List<SchemaStep> destructive = of(plan, SchemaStep.Kind.DESTRUCTIVE);
            if (!destructive.isEmpty()) {
                throw new DestructiveChangeException(destructive);
            }
            for (SchemaStep step : of(plan, SchemaStep.Kind.ADDITIVE)) {
                statement.execute(step.sql());
            }
            steps.addAll(plan);
        }
        return new SchemaReport(of(steps, SchemaStep.Kind.ADDITIVE), of(steps, SchemaStep.Kind.NOTE));
    }

    private static List<SchemaStep> of(List<SchemaStep> steps, SchemaStep.Kind kind) {
        return steps.stream().filter(step -> step.kind() == kind).toList();
    }

    private static StoreException failed(Exception cause) {
        return new StoreException(
                new Title(
                        "Không chuẩn bị được cơ sở dữ liệu (PostGIS cần người quản trị cài: CREATE EXTENSION postgis): "
                                + cause.getMessage(),
                        "The database could not be prepared (PostGIS may need an administrator: CREATE EXTENSION"
                                + " postgis): " + cause.getMessage()),
                cause);
    }
}
