package vn.urbansdi.sample.deliver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import vn.urbansdi.sample.record.Field;
import vn.urbansdi.sample.record.SampleLayer;

/**
 * One file or table of a delivery as its description states it.
 *
 * @param table of a GeoPackage, else null
 * @param fields what the columns hold
 * @param names of the columns
 * @param place where the coordinates stand
 */
record DeliveryItem(SampleLayer layer, String file, String table, List<Field> fields, List<String> names, Place place) {

    DeliveryItem(SampleLayer layer, String file, String table, List<String> names, Place place) {
        this(layer, file, table, layer.fields(), names, place);
    }

    /**
     * Where the coordinates stand.
     *
     * @param crs {@code EPSG:n}, or {@code auto} where the file tells; null where there are no coordinates
     * @param x column of easting or longitude; null where the file holds geometries
     * @param y column of northing or latitude
     */
    record Place(String crs, String x, String y) {

        static final Place NONE = new Place(null, null, null);
        static final Place IN_THE_FILE = new Place("auto", null, null);
        static final Place IN_DEGREES = new Place("auto", CsvTable.LONGITUDE, CsvTable.LATITUDE);
        static final Place IN_METRES =
                new Place("EPSG:" + Vn2000.TM3_107_45, WorkbookTable.EASTING, WorkbookTable.NORTHING);
    }

    /** Writes {@code <department>.delivery.yaml} beside the files. */
    static void write(Path directory, CityHabits habits, Department department, List<DeliveryItem> items)
            throws IOException {
        StringBuilder yaml = new StringBuilder();
        yaml.append("# Sample data: generated, not real.\n");
        yaml.append("source: ")
                .append(habits.city() == null ? "quang_ninh" : habits.city())
                .append('_')
                .append(department.id())
                .append("_office\n");
        if (habits.city() != null) {
            yaml.append("city: ").append(habits.city()).append('\n');
        }
        yaml.append("priority: ").append(department.priority()).append("\ndeliveries:\n");
        items.forEach(item -> item.append(yaml));
        Files.writeString(directory.resolve(department.id() + ".delivery.yaml"), yaml);
    }

    private void append(StringBuilder yaml) {
        yaml.append("  - file: ").append(file).append('\n');
        if (table != null) {
            yaml.append("    table: ").append(table).append('\n');
        }
        yaml.append("    layer: ").append(layer.id()).append('\n');
        yaml.append("    encoding: auto\n");
        yaml.append(place.crs == null ? "    geometry: none\n" : "    crs: " + place.crs + "\n");
        if (place.x != null) {
            yaml.append("    x: ").append(place.x).append('\n');
            yaml.append("    y: ").append(place.y).append('\n');
        }
        yaml.append("    full: true\n");
        StringBuilder mapping = new StringBuilder();
        for (int i = 0; i < names.size(); i++) {
            String target = fields.get(i).name();
            if (!target.equals(names.get(i))) {
                mapping.append("      ")
                        .append(target)
                        .append(": ")
                        .append(names.get(i))
                        .append('\n');
            }
        }
        if (mapping.length() > 0) {
            yaml.append("    fields:\n").append(mapping);
        }
    }
}
