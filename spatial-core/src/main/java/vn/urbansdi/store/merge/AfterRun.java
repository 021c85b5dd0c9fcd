package vn.urbansdi.store.merge;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import javax.sql.DataSource;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.store.LayerTable;
import vn.urbansdi.store.SqlName;
import vn.urbansdi.store.quality.QualityMeasure;

/**
 * What is done when a run is in: the planner's statistics are renewed, where enough rows were written to matter, and the
 * layer's quality is measured, both at the same time. The run stands, whether that succeeds or not.
 */
record AfterRun(DataSource dataSource, Catalog catalog) {

    /** From how many written rows on the planner's statistics are renewed at once. */
    private static final long ANALYZE_ROWS = 500;

    /** A look at half of the rows that the server's own analysis will take, which comes by itself within minutes. */
    private static final int STATISTICS_TARGET = 50;

    /**
     * @param session             which goes on keeping other runs off the layer
     * @param geometryDuplicates where they are known already
     */
    void settle(LayerSession session, long runId, long written, OptionalLong geometryDuplicates) {
        Thread analysis = new Thread(() -> analyze(session.layer(), runId), "sdi-analyze");
        if (written >= ANALYZE_ROWS) {
            analysis.start();
        }
        try {
            new QualityMeasure(session.connection(), session.layer(), catalog).keep(runId, geometryDuplicates);
        } finally {
            await(analysis);
        }
    }

    private static void await(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void analyze(Layer layer, long runId) {
        LayerTable table = new LayerTable(layer);
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SET LOCAL default_statistics_target = " + STATISTICS_TARGET);
            statement.execute("ANALYZE " + table.qualifiedName() + " (" + SqlName.list(searched(table)) + ")");
            connection.commit();
        } catch (SQLException e) {
            System.getLogger(AfterRun.class.getName())
                    .log(
                            System.Logger.Level.WARNING,
                            "run " + runId + " is in, but " + layer.id() + " was not analysed: " + e.getMessage());
        }
    }

    /** Columns by which features are looked for; statistics of the others would be made for nothing. */
    private static List<String> searched(LayerTable table) {
        return Stream.of(Stream.of("fid", "city", "geom", "run_id"), table.attributeColumns().stream())
                .flatMap(names -> names)
                .toList();
    }
}
