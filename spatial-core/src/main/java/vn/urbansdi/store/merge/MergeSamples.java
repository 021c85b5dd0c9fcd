package vn.urbansdi.store.merge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.urbansdi.catalog.Layer;

/** Reads a few features of each kind that a merge, still uncommitted, has made of the delivered rows. */
final class MergeSamples {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> VALUES = new TypeReference<>() {};

    private MergeSamples() {}

    static List<MergeSample> read(Connection connection, Layer layer, MergeOutcome outcome, int limit)
            throws SQLException {
        SampleSql sql = new SampleSql(layer);
        List<MergeSample> samples = new ArrayList<>();
        for (MergeSample.Kind kind : MergeSample.Kind.values()) {
            if (count(kind, outcome) > 0) {
                read(connection, sql.of(kind), kind, limit, samples);
            }
        }
        return samples;
    }

    private static long count(MergeSample.Kind kind, MergeOutcome outcome) {
        return switch (kind) {
            case INSERTED -> outcome.inserted();
            case UPDATED -> outcome.updated();
            case UNCHANGED -> outcome.unchanged();
            case RETIRED -> outcome.retired().features();
        };
    }

    private static void read(
            Connection connection, String query, MergeSample.Kind kind, int limit, List<MergeSample> samples)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setInt(1, limit);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    samples.add(new MergeSample(
                            kind,
                            rows.getLong(1),
                            rows.getLong(2),
                            values(rows.getString(3)),
                            values(rows.getString(4)),
                            rows.getBoolean(5)));
                }
            }
        }
    }

    private static Map<String, String> values(String json) {
        try {
            return JSON.readValue(json, VALUES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("PostgreSQL writes JSON", e);
        }
    }
}
