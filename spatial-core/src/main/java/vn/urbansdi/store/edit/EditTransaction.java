package vn.urbansdi.store.edit;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.feature.Edit;
import vn.urbansdi.feature.EditException;
import vn.urbansdi.feature.EditException.Kind;
import vn.urbansdi.feature.EditOutcome.Touched;
import vn.urbansdi.feature.NewValues;
import vn.urbansdi.filter.Filter;
import vn.urbansdi.store.BoundSql;
import vn.urbansdi.store.FilterSql;
import vn.urbansdi.store.LayerTable;
import vn.urbansdi.store.ServerCrs;
import vn.urbansdi.store.SqlName;

/** Carries out the edits of one batch on a connection whose transaction somebody else begins and ends. */
final class EditTransaction {

    /** Features that one batch may touch; all of them are locked until it ends. */
    static final int MOST_FEATURES = 100_000;

    private final Connection connection;
    private final ServerCrs crs;
    private final ValueRules values;
    private final GeometryRules geometries;
    private final OverlapRule overlap;
    private final EditedCities cities;
    private final LockTable locks;
    private final Optional<String> lockId;
    private long touched;

    EditTransaction(
            Connection connection,
            ServerCrs crs,
            ValueRules values,
            GeometryRules geometries,
            OverlapRule overlap,
            EditedCities cities,
            Optional<String> lockId) {
        this.connection = connection;
        this.crs = crs;
        this.values = values;
        this.geometries = geometries;
        this.overlap = overlap;
        this.cities = cities;
        this.locks = new LockTable(connection);
        this.lockId = lockId;
    }

    List<Touched> apply(Edit edit) throws SQLException {
        List<Touched> done;
        if (edit instanceof Edit.Insert insert) {
            done = List.of(insert(insert));
        } else if (edit instanceof Edit.Update update) {
            done = change(update.layer(), update.which(), update.expectedVersion(), update.values(), false);
        } else if (edit instanceof Edit.Replace replace) {
            done = change(replace.layer(), replace.which(), replace.expectedVersion(), replace.values(), true);
        } else {
            done = delete((Edit.Delete) edit);
        }
        touched += done.size();
        if (touched > MOST_FEATURES) {
            throw tooMany();
        }
        return done;
    }

    private Touched insert(Edit.Insert insert) throws SQLException {
        Layer layer = insert.layer();
        values.check(layer, insert.values(), true);
        overlap.begin(connection, layer);
        Geometry geometry = geometries.stored(layer, insert.values().geometry(), Optional.empty());
        List<String> columns = new ArrayList<>();
        BoundSql given = new BoundSql();
        for (Map.Entry<Attribute, Object> each : insert.values().attributes().entrySet()) {
            columns.add(SqlName.quote(LayerTable.column(each.getKey())));
            appendValue(given, each.getValue()).sql(", ");
        }
        columns.add("city");
        appendValue(
                        given,
                        cities.ofNew(layer, insert.values().attributes(), geometry)
                                .orElse(null))
                .sql(", ");
        columns.add("geom");
        appendGeometry(given, geometry);
        BoundSql sql = new BoundSql()
                .sql("INSERT INTO " + new LayerTable(layer).qualifiedName() + " (" + String.join(", ", columns)
                        + ") VALUES (")
                .append(given)
                .sql(") RETURNING fid, version");
        Touched inserted = touched(sql).get(0);
        overlap.check(connection, layer, List.of(inserted.fid()));
        return inserted;
    }

    private List<Touched> change(
            Layer layer, Filter which, OptionalLong expectedVersion, NewValues given, boolean whole)
            throws SQLException {
        values.check(layer, given, whole);
        overlap.begin(connection, layer);
        Map<Long, Long> found = claim(layer, which, expectedVersion);
        Optional<Geometry> geometry = given.saysGeometry() || whole
                ? Optional.of(geometries.stored(layer, given.geometry(), present(layer, found, given.geometry())))
                : Optional.empty();
        Map<Attribute, Object> written = written(layer, given, whole);
        if (found.isEmpty() || (written.isEmpty() && geometry.isEmpty())) {
            return outcome(found);
        }
        List<Long> fids = List.copyOf(found.keySet());
        OverlapRule.Before before = geometry.isPresent() ? overlap.before(connection, layer, fids) : null;
        // An update that changes nothing is dropped by the table's trigger: such a feature keeps its version.
        touched(update(layer, fids, written, geometry)).forEach(each -> found.put(each.fid(), each.version()));
        if (geometry.isPresent()) {
            overlap.check(connection, layer, fids, before);
        }
        return outcome(found);
    }

    /** What the one feature that is changed has now, where a geometry is given. */
    private Optional<Geometry> present(Layer layer, Map<Long, Long> found, Geometry given) throws SQLException {
        if (found.size() != 1 || given == null) {
            return Optional.empty();
        }
        BoundSql sql = new BoundSql()
                .sql("SELECT ST_AsBinary(geom) FROM " + new LayerTable(layer).qualifiedName() + " WHERE fid = ")
                .bind(found.keySet().iterator().next());
        try (PreparedStatement statement = sql.prepare(connection);
                ResultSet result = statement.executeQuery()) {
            byte[] wkb = result.next() ? result.getBytes(1) : null;
            if (wkb == null) {
                return Optional.empty();
            }
            Geometry geometry = new WKBReader().read(wkb);
            geometry.setSRID(layer.geometry().srid());
            return Optional.of(geometry);
        } catch (ParseException e) {
            throw new IllegalStateException("a geometry that PostGIS wrote", e);
        }
    }

    private BoundSql update(Layer layer, List<Long> fids, Map<Attribute, Object> written, Optional<Geometry> geometry)
            throws SQLException {
        BoundSql sql = new BoundSql().sql("UPDATE " + new LayerTable(layer).qualifiedName() + " t SET ");
        String separator = "";
        for (Map.Entry<Attribute, Object> each : written.entrySet()) {
            String column = SqlName.quote(LayerTable.column(each.getKey()));
            sql.sql(separator + column + " = ");
            if (each.getValue() instanceof BigDecimal number) {
                // 9 is no other number than 9.0
                sql.sql("CASE WHEN t." + column + " = ").bind(number).sql(" THEN t." + column + " ELSE ");
                sql.bind(number).sql(" END");
            } else {
                appendValue(sql, each.getValue());
            }
            separator = ", ";
        }
        if (geometry.isPresent()) {
            appendGeometry(sql.sql(separator + "geom = "), geometry.get());
            separator = ", ";
        }
        if (cities.mayMove(layer, written, geometry)) {
            Map<Long, String> moved = cities.ofChanged(connection, layer, fids, written, geometry);
            sql.sql(separator + "city = c.city FROM unnest(")
                    .bind(List.copyOf(moved.keySet()))
                    .sql(", ")
                    .bind(new ArrayList<>(moved.values()))
                    .sql(") c(fid, city) WHERE t.fid = c.fid");
        } else {
            sql.sql(" WHERE t.fid = ANY (").bind(fids).sql(")");
        }
        return sql.sql(" RETURNING t.fid, t.version");
    }

    /** A replaced feature loses what is not said, but neither its assigned identifier nor what its author cannot see. */
    private static Map<Attribute, Object> written(Layer layer, NewValues given, boolean whole) {
        Map<Attribute, Object> written = new LinkedHashMap<>(given.attributes());
        if (whole) {
            for (Attribute attribute : layer.publicAttributes()) {
                if (attribute.assign().isEmpty()) {
                    written.putIfAbsent(attribute, null);
                }
            }
        }
        written.entrySet().removeIf(each -> each.getKey().assign().isPresent() && each.getValue() == null);
        return written;
    }

    private List<Touched> delete(Edit.Delete delete) throws SQLException {
        Map<Long, Long> found = claim(delete.layer(), delete.which(), delete.expectedVersion());
        if (!found.isEmpty()) {
            List<Long> fids = List.copyOf(found.keySet());
            BoundSql sql = new BoundSql()
                    .sql("DELETE FROM " + new LayerTable(delete.layer()).qualifiedName() + " WHERE fid = ANY (")
                    .bind(fids)
                    .sql(")");
            try (PreparedStatement statement = sql.prepare(connection)) {
                statement.executeUpdate();
            }
            locks.forget(delete.layer(), fids);
        }
        return outcome(found);
    }

    /** The features that the filter picks, with their versions; nobody else changes them until this transaction ends. */
    private Map<Long, Long> claim(Layer layer, Filter which, OptionalLong expectedVersion) throws SQLException {
        BoundSql sql =
                new BoundSql().sql("SELECT fid, version FROM " + new LayerTable(layer).qualifiedName() + " WHERE ");
        new FilterSql(layer, crs, sql).append(which.ast());
        sql.sql(" ORDER BY fid LIMIT ").bind(MOST_FEATURES + 1L).sql(" FOR UPDATE");
        Map<Long, Long> found = new LinkedHashMap<>();
        for (Touched each : touched(sql)) {
            found.put(each.fid(), each.version());
            if (expectedVersion.isPresent() && expectedVersion.getAsLong() != each.version()) {
                throw new EditException(
                        Kind.CONFLICT,
                        -1,
                        new Title(
                                "Người khác đã sửa " + layer.id() + "." + each.fid() + ": nay là phiên bản "
                                        + each.version() + ", không còn là " + expectedVersion.getAsLong(),
                                "Somebody else has changed " + layer.id() + "." + each.fid() + ": it is at version "
                                        + each.version() + " now, no longer " + expectedVersion.getAsLong()));
            }
        }
        if (expectedVersion.isPresent() && found.isEmpty()) {
            throw new EditException(
                    Kind.CONFLICT,
                    -1,
                    new Title(
                            "Người khác đã xoá đối tượng của " + layer.id() + " mà lần sửa này nhằm vào",
                            "Somebody else has removed the feature of " + layer.id() + " that this edit is about"));
        }
        if (touched + found.size() > MOST_FEATURES) {
            throw tooMany();
        }
        List<Long> held = locks.heldByOthers(layer, List.copyOf(found.keySet()), lockId);
        if (!held.isEmpty()) {
            throw new EditException(
                    Kind.LOCKED,
                    -1,
                    new Title(
                            layer.id() + "." + held.get(0) + " đang bị khoá bởi một khoá khác",
                            layer.id() + "." + held.get(0) + " is held by another lock"));
        }
        return found;
    }

    private List<Touched> touched(BoundSql sql) throws SQLException {
        List<Touched> rows = new ArrayList<>();
        try (PreparedStatement statement = sql.prepare(connection);
                ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                rows.add(new Touched(result.getLong(1), result.getLong(2)));
            }
        }
        return rows;
    }

    private static List<Touched> outcome(Map<Long, Long> found) {
        return found.entrySet().stream()
                .map(each -> new Touched(each.getKey(), each.getValue()))
                .toList();
    }

    private static BoundSql appendValue(BoundSql sql, Object value) {
        return value == null ? sql.sql("NULL") : sql.bind(value);
    }

    private static void appendGeometry(BoundSql sql, Geometry geometry) {
        sql.sql("ST_GeomFromWKB(")
                .bind(new WKBWriter(2).write(geometry))
                .sql(", ")
                .sql(geometry.getSRID())
                .sql(")");
    }

    private static EditException tooMany() {
        return new EditException(
                Kind.TOO_MANY,
                -1,
                new Title(
                        "Một giao dịch chạm được tới nhiều nhất " + MOST_FEATURES + " đối tượng",
                        "One transaction may touch " + MOST_FEATURES + " features at most"));
    }
}
