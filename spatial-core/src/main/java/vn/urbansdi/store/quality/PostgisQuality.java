package vn.urbansdi.store.quality;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.feature.FeatureSourceException;
import vn.urbansdi.feature.LayerQuality;
import vn.urbansdi.feature.QualitySource;

/** Reads what {@link QualityMeasure} has kept. */
public final class PostgisQuality implements QualitySource {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final DataSource dataSource;

    public PostgisQuality(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public List<LayerQuality> newest(Layer layer, int limit) {
        List<LayerQuality> measures = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT q.*, r.source, r.files, r.undoes IS NULL AS delivered, r.rows_read, r.rejected FROM"
                                + " sdi.quality q JOIN sdi.run r ON r.id = q.run_id WHERE q.layer = ? ORDER BY q.run_id"
                                + " DESC LIMIT ?")) {
            statement.setString(1, layer.id());
            statement.setInt(2, limit);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    measures.add(measure(rows));
                }
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new FeatureSourceException(FeatureSourceException.Kind.UNAVAILABLE, e.getMessage(), e);
        }
        return measures;
    }

    private static LayerQuality measure(ResultSet row) throws SQLException, JsonProcessingException {
        List<LayerQuality.AttributeQuality> attributes = new ArrayList<>();
        JSON.readTree(row.getString("attributes"))
                .properties()
                .forEach(each -> attributes.add(new LayerQuality.AttributeQuality(
                        each.getKey(),
                        each.getValue().get("filled").asLong(),
                        each.getValue().has("outside_codes")
                                ? OptionalLong.of(
                                        each.getValue().get("outside_codes").asLong())
                                : OptionalLong.empty())));
        List<LayerQuality.KeyQuality> keys = new ArrayList<>();
        for (JsonNode key : JSON.readTree(row.getString("keys"))) {
            List<String> names = new ArrayList<>();
            key.get("attributes").forEach(name -> names.add(name.asText()));
            keys.add(new LayerQuality.KeyQuality(names, key.get("duplicates").asLong()));
        }
        boolean delivered = row.getBoolean("delivered");
        return new LayerQuality(
                row.getLong("run_id"),
                row.getString("source"),
                List.of((String[]) row.getArray("files").getArray()),
                row.getObject("measured_at", OffsetDateTime.class).toInstant(),
                row.getLong("features"),
                Optional.ofNullable(row.getObject("last_change", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                row.getLong("without_geometry"),
                row.getLong("geometries_checked"),
                row.getLong("geometries_invalid"),
                row.getLong("geometry_duplicates"),
                attributes,
                keys,
                delivered ? OptionalLong.of(row.getLong("rows_read")) : OptionalLong.empty(),
                delivered ? OptionalLong.of(row.getLong("rejected")) : OptionalLong.empty());
    }
}
