package vn.urbansdi.sample.deliver;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;
import vn.urbansdi.geo.CoordinateTransform;
import vn.urbansdi.sample.city.SampleGenerator;
import vn.urbansdi.sample.flaw.DeliveredRow;
import vn.urbansdi.sample.flaw.FlawPlanter;
import vn.urbansdi.sample.place.Board;
import vn.urbansdi.sample.record.SampleLayer;
import vn.urbansdi.sample.record.SampleRecord;

/** What one city hands in: each department its files, in the formats and under the names that it is used to. */
final class CityDelivery implements SampleGenerator.ClosingSink {

    private static final int WGS_84 = 4326;

    private final Path directory;
    private final Path root;
    private final CityHabits habits;
    private final FlawPlanter flaws;
    private final Map<SampleLayer, Opened> opened = new EnumMap<>(SampleLayer.class);
    private GeoPackageFile geoPackage;

    private static final class Opened implements Closeable {

        private final DeliveryItem item;
        private final String file;
        private final Table table;
        private final CoordinateTransform transform;
        private long rows;

        private Opened(DeliveryItem item, String file, Table table, int srid) {
            this.item = item;
            this.file = file;
            this.table = table;
            this.transform = CoordinateTransform.between(Board.SRID, srid);
            this.rows = item.text() ? 1 : 0;
        }

        @Override
        public void close() throws IOException {
            table.close();
        }
    }

    CityDelivery(Path root, CityHabits habits, FlawPlanter flaws) throws IOException {
        this.root = root;
        this.directory = root.resolve(habits.directory());
        this.habits = habits;
        this.flaws = flaws;
        Files.createDirectories(directory);
    }

    @Override
    public void accept(SampleRecord sample) throws IOException {
        Opened target = opened.get(sample.layer());
        if (target == null) {
            target = open(sample.layer());
            opened.put(sample.layer(), target);
        }
        Geometry geometry = transformed(sample.geometry(), target.transform);
        DeliveredRow row =
                flaws.pass(new DeliveredRow(target.file, sample.layer(), ++target.rows, sample.values(), geometry));
        target.table.write(row.values(), row.geometry());
    }

    private Opened open(SampleLayer layer) throws IOException {
        CityHabits.Format format = habits.format(layer);
        List<String> names = habits.names(layer);
        String stem = layer.id();
        return switch (format) {
            case SHAPEFILE_TM3 ->
                shapefile(layer, names, StandardCharsets.UTF_8, Vn2000.TM3_107_45, Vn2000.TM3_107_45_ESRI);
            case SHAPEFILE_UTM ->
                shapefile(layer, names, Charset.forName("windows-1258"), Vn2000.UTM_48N, Vn2000.UTM_48N_ESRI);
            case GEOPACKAGE -> {
                String name = habits.directory() + ".gpkg";
                if (geoPackage == null) {
                    geoPackage = new GeoPackageFile(
                            directory.resolve(name), Vn2000.TM3_107_45, Vn2000.TM3_107_45_NAME, Vn2000.TM3_107_45_OGC);
                }
                String table = habits.table(layer);
                yield opened(
                        new DeliveryItem(layer, name, table, names, false),
                        geoPackage.table(table, layer, names),
                        Vn2000.TM3_107_45);
            }
            case GEOJSON -> {
                String name = stem + ".geojson";
                yield opened(
                        new DeliveryItem(layer, name, null, names, false),
                        new GeoJsonTable(directory.resolve(name), layer, names),
                        WGS_84);
            }
            case CSV -> {
                String name = stem + ".csv";
                yield opened(
                        new DeliveryItem(layer, name, null, names, true),
                        new CsvTable(directory.resolve(name), layer, names),
                        WGS_84);
            }
        };
    }

    private Opened shapefile(SampleLayer layer, List<String> names, Charset encoding, int srid, String prj)
            throws IOException {
        String name = layer.id() + ".shp";
        boolean cpg = encoding.equals(StandardCharsets.UTF_8);
        return opened(
                new DeliveryItem(layer, name, null, names, false),
                new ShapefileTable(directory.resolve(name), layer, names, encoding, cpg, prj),
                srid);
    }

    private Opened opened(DeliveryItem item, Table table, int srid) {
        String file = root.relativize(directory.resolve(item.file())).toString().replace('\\', '/');
        return new Opened(item, file, table, srid);
    }

    private static Geometry transformed(Geometry geometry, CoordinateTransform transform) {
        if (transform.isIdentity()) {
            return geometry;
        }
        Geometry copy = geometry.copy();
        copy.apply(new CoordinateSequenceFilter() {
            private final double[] xy = new double[2];

            @Override
            public void filter(CoordinateSequence points, int i) {
                xy[0] = points.getX(i);
                xy[1] = points.getY(i);
                transform.transform(xy, 1);
                points.setOrdinate(i, 0, xy[0]);
                points.setOrdinate(i, 1, xy[1]);
            }

            @Override
            public boolean isDone() {
                return false;
            }

            @Override
            public boolean isGeometryChanged() {
                return true;
            }
        });
        return copy;
    }

    @Override
    public void close() throws IOException {
        for (Opened file : opened.values()) {
            file.close();
        }
        if (geoPackage != null) {
            geoPackage.close();
        }
        for (Department department : Department.values()) {
            List<DeliveryItem> items = opened.values().stream()
                    .map(file -> file.item)
                    .filter(item -> Department.of(item.layer()) == department)
                    .toList();
            if (!items.isEmpty()) {
                DeliveryItem.write(directory, habits, department, items);
            }
        }
    }
}
