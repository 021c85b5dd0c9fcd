package vn.urbansdi.store;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.feature.Feature;
import vn.urbansdi.feature.FeatureQuery;
import vn.urbansdi.feature.FeatureSource;
import vn.urbansdi.feature.TileQuery;
import vn.urbansdi.geo.WkbTransform;

/** Reads rows as {@link SelectSql} asks for them: the number, the attributes, then the geometry where it is wanted. */
public final class FeatureRows {

    private final AttributeType[] types;
    private final boolean geometry;
    private final Optional<WkbTransform> transform;

    /** Geometries arrive in the layer's CRS and are handed on in the query's. */
    public FeatureRows(FeatureQuery query) {
        this(query.properties(), query.geometry(), GeometryTransform.of(query));
    }

    FeatureRows(TileQuery query) {
        this(query.properties(), true, GeometryTransform.of(query));
    }

    private FeatureRows(List<Attribute> properties, boolean geometry, Optional<WkbTransform> transform) {
        this.types = properties.stream().map(Attribute::type).toArray(AttributeType[]::new);
        this.geometry = geometry;
        this.transform = transform;
    }

    public Feature read(ResultSet row) throws SQLException {
        Object[] values = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            values[i] = value(row, i + 2, types[i]);
        }
        return new Feature(row.getLong(1), values, geometry ? wkb(row.getBytes(types.length + 2)) : null);
    }

    /** Hands on the row that the result stands at and all behind it; how many they are. */
    long handOn(ResultSet result, FeatureSource.Sink sink) throws SQLException, IOException {
        RowBatch batch = new RowBatch();
        long handed = 0;
        do {
            Feature feature = read(result);
            batch.count(feature, result);
            sink.accept(feature);
            handed++;
        } while (result.next());
        return handed;
    }

    private byte[] wkb(byte[] wkb) {
        if (wkb != null && transform.isPresent()) {
            transform.get().apply(wkb);
        }
        return wkb;
    }

    private static Object value(ResultSet row, int column, AttributeType type) throws SQLException {
        return switch (type) {
            case TEXT -> row.getString(column);
            case INTEGER -> {
                long number = row.getLong(column);
                yield row.wasNull() ? null : (Long) number;
            }
            case DECIMAL -> row.getBigDecimal(column);
            case BOOLEAN -> {
                boolean bool = row.getBoolean(column);
                yield row.wasNull() ? null : (Boolean) bool;
            }
            case DATE -> row.getObject(column, LocalDate.class);
            case TIMESTAMP -> {
                OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
                yield time == null ? null : time.toInstant();
            }
        };
    }
}
