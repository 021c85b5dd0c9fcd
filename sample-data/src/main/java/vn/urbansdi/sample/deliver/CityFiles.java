package vn.urbansdi.sample.deliver;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import vn.urbansdi.sample.change.RenamedColumn;
import vn.urbansdi.sample.record.SampleLayer;

/** The files of one city, each opened when its first row comes, and the descriptions that go with them. */
final class CityFiles implements Closeable {

    private static final int WGS_84 = 4326;

    private final Path directory;
    private final Path root;
    private final CityHabits habits;
    private final Map<SampleLayer, OpenedTable> opened = new EnumMap<>(SampleLayer.class);
    private final boolean later;
    private final List<RenamedColumn> renamed = new ArrayList<>();
    private GeoPackageFile geoPackage;

    /** @param later whether it is the second month, in which a column of each table is called otherwise */
    CityFiles(Path root, CityHabits habits, boolean later) throws IOException {
        this.later = later;
        this.root = root;
        this.directory = root.resolve(habits.directory());
        this.habits = habits;
        Files.createDirectories(directory);
    }

    Path directory() {
        return directory;
    }

    OpenedTable of(SampleLayer layer) throws IOException {
        OpenedTable target = opened.get(layer);
        if (target == null) {
            target = open(layer);
            opened.put(layer, target);
        }
        return target;
    }

    List<RenamedColumn> renamed() {
        return renamed;
    }

    private OpenedTable open(SampleLayer layer) throws IOException {
        if (!later) {
            return open(layer, habits.names(layer));
        }
        List<String> names = new ArrayList<>(habits.names(layer));
        int last = names.size() - 1;
        String before = names.get(last);
        // Two characters fewer than a DBF allows.
        names.set(last, before.substring(0, Math.min(8, before.length())) + "_2");
        OpenedTable table = open(layer, names);
        renamed.add(new RenamedColumn(
                table.file(), layer.id(), layer.fields().get(last).name(), before, names.get(last)));
        return table;
    }

    private OpenedTable open(SampleLayer layer, List<String> names) throws IOException {
        return switch (habits.format(layer)) {
            case SHAPEFILE_TM3 ->
                shapefile(layer, names, TextEncoding.UTF_8, Vn2000.TM3_107_45, Vn2000.TM3_107_45_ESRI);
            case SHAPEFILE_ABC ->
                shapefile(layer, names, TextEncoding.TCVN3, Vn2000.TM3_107_45, Vn2000.TM3_107_45_ESRI);
            case SHAPEFILE_UTM ->
                shapefile(layer, names, TextEncoding.WINDOWS_1258, Vn2000.UTM_48N, Vn2000.UTM_48N_ESRI);
            case GEOPACKAGE -> {
                String name = habits.directory() + ".gpkg";
                if (geoPackage == null) {
                    geoPackage = new GeoPackageFile(
                            directory.resolve(name), Vn2000.TM3_107_45, Vn2000.TM3_107_45_NAME, Vn2000.TM3_107_45_OGC);
                }
                String table = habits.table(layer);
                yield opened(
                        new DeliveryItem(layer, name, table, names, DeliveryItem.Place.IN_THE_FILE),
                        geoPackage.table(table, layer, names),
                        Vn2000.TM3_107_45,
                        0);
            }
            case GEOJSON -> {
                String name = layer.id() + ".geojson";
                yield opened(
                        new DeliveryItem(layer, name, null, names, DeliveryItem.Place.IN_THE_FILE),
                        new GeoJsonTable(directory.resolve(name), layer, names),
                        WGS_84,
                        0);
            }
            case CSV -> {
                String name = layer.id() + ".csv";
                yield opened(
                        new DeliveryItem(layer, name, null, names, DeliveryItem.Place.IN_DEGREES),
                        new CsvTable(directory.resolve(name), layer.fields(), names, true),
                        WGS_84,
                        1);
            }
            case MAPINFO -> {
                String name = layer.id() + ".mif";
                yield opened(
                        new DeliveryItem(layer, name, null, names, DeliveryItem.Place.IN_THE_FILE),
                        new MapInfoTable(directory.resolve(name), layer, names),
                        Vn2000.TM3_107_45,
                        0);
            }
            case WORKBOOK -> {
                String name = layer.id() + ".xlsx";
                yield opened(
                        new DeliveryItem(layer, name, null, names, DeliveryItem.Place.IN_METRES),
                        new WorkbookTable(
                                directory.resolve(name), layer, "DANH SÁCH GIẤY PHÉP XÂY DỰNG ĐÃ TIẾP NHẬN", names),
                        Vn2000.TM3_107_45,
                        WorkbookTable.ROWS_ABOVE);
            }
        };
    }

    private OpenedTable shapefile(SampleLayer layer, List<String> names, TextEncoding encoding, int srid, String prj)
            throws IOException {
        String name = layer.id() + ".shp";
        DeliveryItem item = new DeliveryItem(layer, name, null, names, DeliveryItem.Place.IN_THE_FILE);
        Table table = new ShapefileTable(directory.resolve(name), layer, names, encoding, prj);
        return new OpenedTable(item, path(item), table, encoding, srid, 0);
    }

    private OpenedTable opened(DeliveryItem item, Table table, int srid, long rowsAbove) {
        return new OpenedTable(item, path(item), table, TextEncoding.UTF_8, srid, rowsAbove);
    }

    private String path(DeliveryItem item) {
        return path(item.file());
    }

    /** Relative to the directory of all deliveries. */
    String path(String file) {
        return root.relativize(directory.resolve(file)).toString().replace('\\', '/');
    }

    @Override
    public void close() throws IOException {
        for (OpenedTable file : opened.values()) {
            file.close();
        }
        if (geoPackage != null) {
            geoPackage.close();
        }
        for (Department department : Department.values()) {
            List<DeliveryItem> items = opened.values().stream()
                    .map(OpenedTable::item)
                    .filter(item -> Department.of(item.layer()) == department)
                    .toList();
            if (!items.isEmpty()) {
                DeliveryItem.write(directory, habits, department, items);
            }
        }
    }
}
