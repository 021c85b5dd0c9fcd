package vn.urbansdi.importer.read;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.locationtech.jts.geom.Geometry;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.importer.row.DeliveryException;
import vn.urbansdi.importer.row.Reason;
import vn.urbansdi.importer.row.Rejection;
import vn.urbansdi.importer.row.SourceCrs;
import vn.urbansdi.importer.row.SourceField;
import vn.urbansdi.importer.row.SourceRow;
import vn.urbansdi.importer.row.Unreadable;

/** One sheet of an Excel workbook ({@code .xlsx}, ECMA-376) as a table; formulas count by the value that was saved. */
final class WorkbookReader implements RowReader {

    private static final int SAMPLE_ROWS = 500;

    private final WorkbookFile workbook;
    private final SheetRows rows;
    private final Deque<SheetRows.Row> ahead;
    private final List<SourceField> fields;
    private final Optional<TablePlace> place;
    private final List<Title> notes;
    private final CountedPart part;
    private final ShapeBuilder shapes = new ShapeBuilder();

    private WorkbookReader(WorkbookFile workbook, WorkbookFile.Sheet sheet, ReadOptions options)
            throws IOException, XMLStreamException {
        this.workbook = workbook;
        InputStream content = workbook.part(sheet.part()).orElseThrow(() -> damaged(null));
        this.part = new CountedPart(content, workbook.size(sheet.part()));
        this.rows = new SheetRows(HardenedXml.open(part), SharedStrings.read(workbook), CellFormats.read(workbook));
        List<SheetRows.Row> first = new ArrayList<>();
        for (SheetRows.Row row = rows.next(); row != null; row = rows.next()) {
            first.add(row);
            if (first.size() == SAMPLE_ROWS) {
                break;
            }
        }
        SheetHeader header = SheetHeader.find(first.subList(0, Math.min(first.size(), SheetHeader.SEARCHED_ROWS)));
        this.fields = header.fields();
        this.ahead = new ArrayDeque<>(first.subList(header.first(), first.size()));
        this.place = TablePlace.of(
                fields, options, ahead.stream().map(WorkbookReader::texts).toList());
        this.notes = new ArrayList<>(header.notes());
        place.ifPresent(found -> this.notes.addAll(found.notes()));
    }

    static WorkbookReader open(Path file, ReadOptions options) throws IOException {
        WorkbookFile workbook = null;
        WorkbookReader reader = null;
        try {
            workbook = WorkbookFile.open(file);
            reader = new WorkbookReader(workbook, sheet(workbook, options.table()), options);
            return reader;
        } catch (XMLStreamException e) {
            throw damaged(e);
        } finally {
            if (reader == null && workbook != null) {
                workbook.close();
            }
        }
    }

    private static DeliveryException damaged(Exception e) {
        return new DeliveryException(
                "tệp .xlsx hỏng hoặc bị cắt cụt; hãy lưu lại bằng Excel.",
                "the .xlsx is damaged or cut off; save it again with Excel.",
                e);
    }

    private static WorkbookFile.Sheet sheet(WorkbookFile workbook, Optional<String> wanted)
            throws IOException, XMLStreamException {
        List<String> names =
                workbook.sheets().stream().map(WorkbookFile.Sheet::name).toList();
        if (wanted.isPresent()) {
            return workbook.sheets().stream()
                    .filter(sheet -> sheet.name().equals(wanted.get()))
                    .findFirst()
                    .orElseThrow(() -> new DeliveryException(
                            "không có trang tính \"" + wanted.get() + "\"; các trang: " + names + ".",
                            "there is no sheet \"" + wanted.get() + "\"; the sheets are " + names + "."));
        }
        List<WorkbookFile.Sheet> filled = new ArrayList<>();
        for (WorkbookFile.Sheet sheet : workbook.sheets()) {
            if (!sheet.isHidden() && hasRows(workbook, sheet)) {
                filled.add(sheet);
            }
        }
        if (filled.size() != 1) {
            throw new DeliveryException(
                    "bảng tính có " + filled.size() + " trang có dữ liệu trong số " + names
                            + "; hãy ghi table trong bản khai giao nộp.",
                    "the workbook has " + filled.size() + " sheets with data among " + names
                            + "; name one as table in the delivery.");
        }
        return filled.get(0);
    }

    private static boolean hasRows(WorkbookFile workbook, WorkbookFile.Sheet sheet)
            throws IOException, XMLStreamException {
        Optional<InputStream> content = workbook.part(sheet.part());
        if (content.isEmpty()) {
            return false;
        }
        try (InputStream in = content.get()) {
            var xml = HardenedXml.open(in);
            while (xml.hasNext()) {
                HardenedXml.next(xml);
                if (xml.isStartElement()
                        && (xml.getLocalName().equals("v") || xml.getLocalName().equals("is"))) {
                    return true;
                }
            }
            return false;
        }
    }

    @Override
    public String format() {
        return "XLSX";
    }

    @Override
    public List<SourceField> fields() {
        return fields;
    }

    @Override
    public boolean declaresFields() {
        return true;
    }

    @Override
    public SourceCrs crs() {
        return TablePlace.crs(place);
    }

    @Override
    public Optional<Charset> encoding() {
        // Excel stores Unicode; but what was typed in TCVN3 with a font to match stays so, and is told from the text.
        return Optional.of(StandardCharsets.UTF_8);
    }

    @Override
    public List<Title> notes() {
        return List.copyOf(notes);
    }

    @Override
    public double progress() {
        return part.progress();
    }

    @Override
    public SourceRow next() {
        try {
            SheetRows.Row row = ahead.isEmpty() ? rows.next() : ahead.remove();
            return row == null ? null : row(row);
        } catch (XMLStreamException e) {
            throw damaged(e).atRow(rows.number() + 1);
        } catch (DeliveryException e) {
            throw e.atRow(rows.number());
        }
    }

    private SourceRow row(SheetRows.Row row) {
        shapes.beginRow();
        Object[] values = Arrays.copyOf(row.cells(), fields.size());
        if (row.cells().length > fields.size()) {
            String cell = SheetHeader.letters(row.cells().length - 1) + row.number();
            Rejection rejection = Rejection.of(
                    Reason.BAD_VALUE,
                    "Ô " + cell + " có giá trị nhưng cột không có tên.",
                    "Cell " + cell + " holds a value, but its column has no name.");
            return new SourceRow(row.number(), values, null, Set.of(), rejection);
        }
        Geometry geometry = null;
        Rejection rejection = null;
        try {
            if (place.isPresent()) {
                TablePlace found = place.get();
                geometry = found.geometry(coordinate(values[found.x()]), coordinate(values[found.y()]), shapes);
            }
        } catch (MalformedShapeException e) {
            rejection = e.rejection();
        }
        return new SourceRow(row.number(), values, geometry, shapes.repairs(), rejection);
    }

    private static String coordinate(Object cell) throws MalformedShapeException {
        if (cell instanceof Unreadable unreadable) {
            throw MalformedShapeException.invalid(
                    "Ô toạ độ: " + unreadable.why().vi(),
                    "A coordinate's cell: " + unreadable.why().en());
        }
        return text(cell);
    }

    private static List<String> texts(SheetRows.Row row) {
        return Arrays.stream(row.cells()).map(WorkbookReader::text).toList();
    }

    private static String text(Object cell) {
        if (cell instanceof BigDecimal number) {
            return number.toPlainString();
        }
        return cell == null ? "" : cell.toString();
    }

    @Override
    public void close() {
        try {
            workbook.close();
        } catch (IOException e) {
            throw new DeliveryException("không đóng được tệp.", "the file could not be closed.", e);
        }
    }
}
