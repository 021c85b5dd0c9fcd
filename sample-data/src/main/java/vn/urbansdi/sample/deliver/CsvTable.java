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
import vn.urbansdi.sample.record.SampleLayer;

/** What a control centre exports for a spreadsheet: semicolons, day before month, longitude and latitude at the end, a byte order mark. */
final class CsvTable implements Table {

    static final String LONGITUDE = "Kinh độ";
    static final String LATITUDE = "Vĩ độ";

    private static final DateTimeFormatter DAY_FIRST = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);

    private final CsvWriter csv;
    private final List<Field> fields;

    CsvTable(Path file, SampleLayer layer, List<String> names) throws IOException {
        this.fields = layer.fields();
        OutputStream out = Files.newOutputStream(file);
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write('\uFEFF');
        this.csv = CsvWriter.builder().fieldSeparator(';').build(writer);
        List<String> header = new ArrayList<>(names);
        header.add(LONGITUDE);
        header.add(LATITUDE);
        csv.writeRecord(header);
    }

    @Override
    public void write(Object[] values, Geometry geometry) {
        List<String> cells = new ArrayList<>(values.length + 2);
        for (int i = 0; i < values.length; i++) {
            cells.add(cell(values[i], fields.get(i)));
        }
        cells.add(degrees(geometry.getCoordinate().x));
        cells.add(degrees(geometry.getCoordinate().y));
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
