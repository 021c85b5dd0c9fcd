package vn.urbansdi.sample.deliver;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.locationtech.jts.geom.Geometry;
import vn.urbansdi.sample.record.Field;

/** What an office exports for a spreadsheet: semicolons, day before month, a byte order mark; longitude and latitude at the end, if any. */
final class CsvTable implements Table {

    static final String LONGITUDE = "Kinh độ";
    static final String LATITUDE = "Vĩ độ";

    private static final DateTimeFormatter DAY_FIRST = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);

    private final CsvWriter csv;
    private final List<Field> fields;
    private final boolean placed;

    /** @param placed whether rows have coordinates */
    CsvTable(Path file, List<Field> fields, List<String> names, boolean placed) throws IOException {
        this.fields = fields;
        this.placed = placed;
        OutputStream out = Files.newOutputStream(file);
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write('\uFEFF');
        this.csv = CsvWriter.builder().fieldSeparator(';').build(writer);
        List<String> header = new ArrayList<>(names);
        if (placed) {
            header.add(LONGITUDE);
            header.add(LATITUDE);
        }
        csv.writeRecord(header);
    }

    @Override
    public void write(Object[] values, Geometry geometry) {
        List<String> cells = new ArrayList<>(values.length + 2);
        for (int i = 0; i < values.length; i++) {
            cells.add(cell(values[i], fields.get(i)));
        }
        if (placed) {
            cells.add(degrees(geometry.getCoordinate().x));
            cells.add(degrees(geometry.getCoordinate().y));
        }
        csv.writeRecord(cells);
    }

    private static String cell(Object value, Field field) {
        if (value == null) {
            return "";
        }
        if (value instanceof LocalDate day) {
            return DAY_FIRST.format(day);
        }
        if (value instanceof Double number) {
            return String.format(Locale.ROOT, "%." + field.decimals() + "f", number);
        }
        return value.toString();
    }

    private static String degrees(double value) {
        return String.format(Locale.ROOT, "%.8f", value);
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
