package vn.urbansdi.format;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.feature.Feature;

/** One layer's table of features in a GeoPackage, with an R-tree over them. */
final class GeoPackageTable implements FeatureWriter {

    private static final String GEOMETRY = "geom";
    private static final int ROWS_PER_LOOK = 10_000;

    /** The one form of moments that the standard knows: UTC, to the millisecond. */
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Connection connection;
    private final FileLayer layer;
    private final Path directory;
    private final AttributeType[] types;
    private final boolean withGeometry;
    private final GeoPackageBlob blob;
    private final Bounds all = new Bounds();
    private final PreparedStatement row;
    private final PreparedStatement index;
    private long written;

    /**
     * @param identifier of the layer for people, unique in the file
     * @param directory  in which the file grows
     */
    GeoPackageTable(Connection connection, FileLayer layer, String identifier, Path directory) throws IOException {
        this.connection = connection;
        this.layer = layer;
        this.directory = directory;
        this.withGeometry = layer.query().geometry();
        List<Attribute> attributes = layer.query().properties();
        this.types = attributes.stream().map(Attribute::type).toArray(AttributeType[]::new);
        this.blob = new GeoPackageBlob(layer.crs().srid());
        try {
            create(attributes, identifier);
            this.row = connection.prepareStatement("INSERT INTO \"%s\" VALUES (%s)"
                    .formatted(
                            layer.name(),
                            IntStream.range(0, types.length + 2)
                                    .mapToObj(i -> "?")
                                    .collect(Collectors.joining(","))));
            this.index = connection.prepareStatement(
                    "INSERT INTO \"rtree_%s_geom\" VALUES (?, ?, ?, ?, ?)".formatted(layer.name()));
        } catch (SQLException e) {
            throw GeoPackageFile.failed(e);
        }
    }

    private void create(List<Attribute> attributes, String identifier) throws SQLException {
        GeoPackageSchema.crs(connection, layer.crs());
        String columns = attributes.stream()
                .map(attribute -> ", \"" + attribute.name() + "\" " + columnType(attribute.type()))
                .collect(Collectors.joining());
        String geometryType =
                layer.query().layer().geometry().type().simpleFeatureName().toUpperCase(Locale.ROOT);
        int srid = layer.crs().srid();
        GeoPackageSchema.execute(
                connection,
                "CREATE TABLE \"%s\" (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, %s %s%s)"
                        .formatted(layer.name(), GEOMETRY, geometryType, columns));
        GeoPackageSchema.update(
                connection,
                "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES (?, 'features', ?, ?, ?)",
                layer.name(),
                identifier,
                layer.title().en(),
                srid);
        GeoPackageSchema.update(
                connection,
                "INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?, ?, 0, 0)",
                layer.name(),
                GEOMETRY,
                geometryType,
                srid);
        Set<String> names = new HashSet<>();
        for (Attribute attribute : attributes) {
            String title = attribute.title().vi();
            GeoPackageSchema.update(
                    connection,
                    "INSERT INTO gpkg_data_columns VALUES (?, ?, ?, ?, ?, NULL, NULL)",
                    layer.name(),
                    attribute.name(),
                    names.add(title) ? title : null,
                    title,
                    attribute.title().en());
        }
        GeoPackageSchema.execute(connection, GeoPackageIndex.table(layer.name(), GEOMETRY));
    }

    /** The format has no exact decimals. */
    private static String columnType(AttributeType type) {
        return switch (type) {
            case TEXT -> "TEXT";
            case INTEGER -> "INTEGER";
            case DECIMAL -> "REAL";
            case BOOLEAN -> "BOOLEAN";
            case DATE -> "DATE";
            case TIMESTAMP -> "DATETIME";
        };
    }

    @Override
    public void accept(Feature feature) throws IOException {
        try {
            row.setLong(1, feature.fid());
            byte[] geometry = withGeometry && feature.wkb() != null ? blob.of(feature.wkb()) : null;
            row.setBytes(2, geometry);
            for (int i = 0; i < types.length; i++) {
                Object value = feature.values()[i];
                row.setObject(i + 3, value == null ? null : value(types[i], value));
            }
            row.executeUpdate();
            if (geometry != null && !blob.bounds().isEmpty()) {
                index(feature.fid(), blob.bounds());
            }
        } catch (SQLException e) {
            throw GeoPackageFile.failed(e);
        }
        if (++written % ROWS_PER_LOOK == 0) {
            FreeSpace.require(directory);
        }
    }

    private static Object value(AttributeType type, Object value) {
        return switch (type) {
            case TEXT, INTEGER -> value;
            case DECIMAL -> ((BigDecimal) value).doubleValue();
            case BOOLEAN -> (Boolean) value ? 1 : 0;
            case DATE -> Values.text(value);
            case TIMESTAMP -> MOMENT.format((Instant) value);
        };
    }

    private void index(long fid, Bounds bounds) throws SQLException {
        index.setLong(1, fid);
        index.setDouble(2, bounds.minX());
        index.setDouble(3, bounds.maxX());
        index.setDouble(4, bounds.minY());
        index.setDouble(5, bounds.maxY());
        index.executeUpdate();
        all.add(bounds);
    }

    /** Ends the table: the layer's bounds, and what keeps the index true when people edit the file. */
    void finish() throws IOException {
        try {
            row.close();
            index.close();
            if (!all.isEmpty()) {
                GeoPackageSchema.update(
                        connection,
                        "UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ? WHERE table_name = ?",
                        all.minX(),
                        all.minY(),
                        all.maxX(),
                        all.maxY(),
                        layer.name());
            }
            GeoPackageSchema.update(
                    connection,
                    "INSERT INTO gpkg_extensions VALUES (?, ?, 'gpkg_rtree_index',"
                            + " 'http://www.geopackage.org/spec130/#extension_rtree', 'write-only')",
                    layer.name(),
                    GEOMETRY);
            for (String trigger : GeoPackageIndex.triggers(layer.name(), GEOMETRY)) {
                GeoPackageSchema.execute(connection, trigger);
            }
        } catch (SQLException e) {
            throw GeoPackageFile.failed(e);
        }
    }

    @Override
    public long written() {
        return written;
    }
}
