package vn.urbansdi.store.edit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.feature.CityRule;
import vn.urbansdi.store.BoundSql;
import vn.urbansdi.store.LayerTable;
import vn.urbansdi.store.SqlName;

/** Keeps the city of edited features with their ward and their place. */
final class EditedCities {

    private final Catalog catalog;
    private final Map<String, CityRule> byLayer = new ConcurrentHashMap<>();

    EditedCities(Catalog catalog) {
        this.catalog = catalog;
    }

    private CityRule rule(Layer layer) {
        return byLayer.computeIfAbsent(
                layer.id(),
                id -> new CityRule(catalog.deployment(), layer, layer.geometry().srid()));
    }

    /** @param geometry in the layer's CRS */
    Optional<String> ofNew(Layer layer, Map<Attribute, Object> values, Geometry geometry) {
        CityRule rule = rule(layer);
        Object ward = rule.ward().map(values::get).orElse(null);
        return rule.ofNew(ward, geometry.getEnvelopeInternal());
    }

    /** Whether an edit says anything of what a city is told by. */
    boolean mayMove(Layer layer, Map<Attribute, Object> written, Optional<Geometry> geometry) {
        return geometry.isPresent()
                || rule(layer).ward().filter(written::containsKey).isPresent();
    }

    /**
     * The cities, null outside them, that features will belong to.
     *
     * @param fids     of features that nobody else changes meanwhile
     * @param written  what each of them is about to hold
     * @param geometry that each of them is about to have, in the layer's CRS; absent if it keeps its own
     */
    Map<Long, String> ofChanged(
            Connection connection,
            Layer layer,
            List<Long> fids,
            Map<Attribute, Object> written,
            Optional<Geometry> geometry)
            throws SQLException {
        CityRule rule = rule(layer);
        Optional<Attribute> said = rule.ward().filter(written::containsKey);
        String wardColumn =
                rule.ward().map(each -> SqlName.quote(LayerTable.column(each))).orElse("NULL");
        BoundSql sql = new BoundSql()
                .sql("SELECT fid, city, " + wardColumn
                        + ", ST_XMin(geom), ST_XMax(geom), ST_YMin(geom), ST_YMax(geom) FROM "
                        + new LayerTable(layer).qualifiedName() + " WHERE fid = ANY (")
                .bind(fids)
                .sql(")");
        Map<Long, String> cities = new LinkedHashMap<>();
        try (PreparedStatement statement = sql.prepare(connection);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                String city = rows.getString(2);
                Object wardBefore = rows.getObject(3);
                Envelope boxBefore = box(rows);
                Object ward = said.isPresent() ? written.get(said.get()) : wardBefore;
                Envelope box = geometry.map(Geometry::getEnvelopeInternal).orElse(boxBefore);
                boolean stays = Objects.equals(ward, wardBefore) && box.equals(boxBefore);
                cities.put(
                        rows.getLong(1),
                        stays
                                ? city
                                : rule.ofChanged(city, wardBefore, ward, box).orElse(null));
            }
        }
        return cities;
    }

    /** Columns 4 to 7; empty of a feature without geometry. */
    private static Envelope box(ResultSet row) throws SQLException {
        double minX = row.getDouble(4);
        return row.wasNull()
                ? new Envelope()
                : new Envelope(minX, row.getDouble(5), row.getDouble(6), row.getDouble(7));
    }
}
