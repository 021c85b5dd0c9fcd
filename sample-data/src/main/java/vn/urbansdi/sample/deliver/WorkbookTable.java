package vn.urbansdi.sample.deliver;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import vn.urbansdi.sample.record.Field;
import vn.urbansdi.sample.record.SampleLayer;

/**
 * A list that an office keeps in Excel (ECMA-376, part 1, 18): a title, an empty row, the column names, then the rows. Days are
 * numbers in cells of a date format, codes are text, and the coordinates stand in two columns, in metres of VN-2000.
 */
final class WorkbookTable implements Table {

    static final String EASTING = "Toạ độ Đông (m)";
    static final String NORTHING = "Toạ độ Bắc (m)";

    /** The title, an empty row, the column names. */
    static final int ROWS_ABOVE = 3;

    private static final LocalDateTime SAVED = LocalDateTime.of(2026, 1, 1, 0, 0);
    /** Day 0 as Excel counts from 1 March 1900 on. */
    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);

    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private final ZipOutputStream zip;
    private final Writer sheet;
    private final List<Field> fields;
    private int row = ROWS_ABOVE;

    WorkbookTable(Path file, SampleLayer layer, String title, List<String> names) throws IOException {
        this.fields = layer.fields();
        this.zip = new ZipOutputStream(Files.newOutputStream(file), StandardCharsets.UTF_8);
        part(
                "[Content_Types].xml",
                "<Types xmlns=\"" + PACKAGE + "content-types\"><Default Extension=\"rels\" ContentType=\"application/"
                        + "vnd.openxmlformats-package.relationships+xml\"/>" + override("workbook", "sheet.main")
                        + override("worksheets/sheet1", "worksheet") + override("styles", "styles") + "</Types>");
        part("_rels/.rels", relations(relation(1, "officeDocument", "xl/workbook.xml")));
        part(
                "xl/workbook.xml",
                "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + OFFICE
                        + "\"><sheets><sheet name=\"Giấy phép\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
        part(
                "xl/_rels/workbook.xml.rels",
                relations(relation(1, "worksheet", "worksheets/sheet1.xml") + relation(2, "styles", "styles.xml")));
        part(
                "xl/styles.xml",
                "<styleSheet xmlns=\"" + MAIN + "\"><numFmts count=\"1\"><numFmt numFmtId=\"164\""
                        + " formatCode=\"dd/mm/yyyy\"/></numFmts><fonts count=\"1\"><font/></fonts><fills count=\"1\"><fill/>"
                        + "</fills><borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs>"
                        + "<cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"164\" applyNumberFormat=\"1\"/></cellXfs>"
                        + "</styleSheet>");
        begin("xl/worksheets/sheet1.xml");
        this.sheet = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8));
        sheet.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<worksheet xmlns=\"" + MAIN
                + "\"><sheetData>\n<row r=\"1\">" + text("A1", title) + "</row>\n<row r=\"" + ROWS_ABOVE + "\">");
        List<String> header = new ArrayList<>(names);
        header.add(EASTING);
        header.add(NORTHING);
        for (int i = 0; i < header.size(); i++) {
            sheet.write(text(cell(i, ROWS_ABOVE), header.get(i)));
        }
        sheet.write("</row>\n");
    }

    private static String override(String part, String type) {
        return "<Override PartName=\"/xl/" + part + ".xml\" ContentType=\"" + TYPES + type + "+xml\"/>";
    }

    private static String relations(String relations) {
        return "<Relationships xmlns=\"" + PACKAGE + "relationships\">" + relations + "</Relationships>";
    }

    private static String relation(int id, String type, String target) {
        return "<Relationship Id=\"rId" + id + "\" Type=\"" + OFFICE + "/" + type + "\" Target=\"" + target + "\"/>";
    }

    private void part(String name, String content) throws IOException {
        begin(name);
        zip.write(("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + content).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private void begin(String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(SAVED);
        zip.putNextEntry(entry);
    }

    @Override
    public void write(Object[] values, Geometry geometry) throws IOException {
        row++;
        sheet.write("<row r=\"" + row + "\">");
        for (int i = 0; i < values.length; i++) {
            sheet.write(value(cell(i, row), values[i], fields.get(i)));
        }
        Coordinate at = geometry.getCoordinate();
        sheet.write(number(cell(values.length, row), at.x, 3) + number(cell(values.length + 1, row), at.y, 3));
        sheet.write("</row>\n");
    }

    private static String value(String cell, Object value, Field field) {
        if (value == null) {
            return "";
        }
        if (value instanceof LocalDate day) {
            return "<c r=\"" + cell + "\" s=\"1\"><v>" + ChronoUnit.DAYS.between(DAY_ZERO, day) + "</v></c>";
        }
        if (value instanceof Double number) {
            return number(cell, number, field.decimals());
        }
        if (value instanceof Integer number) {
            return number(cell, number, 0);
        }
        return text(cell, value.toString());
    }

    private static String number(String cell, double value, int decimals) {
        return "<c r=\"" + cell + "\"><v>" + String.format(Locale.ROOT, "%." + decimals + "f", value) + "</v></c>";
    }

    private static String text(String cell, String text) {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return "<c r=\"" + cell + "\" t=\"inlineStr\"><is><t>" + escaped + "</t></is></c>";
    }

    private static String cell(int column, int row) {
        if (column > 25) {
            throw new IllegalArgumentException("more than 26 columns");
        }
        return (char) ('A' + column) + Integer.toString(row);
    }

    @Override
    public void close() throws IOException {
        try (zip) {
            sheet.write("</sheetData></worksheet>\n");
            sheet.flush();
            zip.closeEntry();
        }
    }
}
