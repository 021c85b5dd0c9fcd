package vn.urbansdi.importer.read;

import java.util.Arrays;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.importer.row.DeliveryException;
import vn.urbansdi.importer.row.Unreadable;

/** The rows of one sheet (ECMA-376, part 1, 18.3), one after another; empty ones are passed over. */
final class SheetRows {

    private static final int MAX_COLUMNS = 2_000;
    private static final int MAX_NUMBER_LENGTH = 60;

    /**
     * @param number as Excel shows it
     * @param cells  by column; each null, a String, Long, BigDecimal, Double, LocalDate, Boolean or Unreadable; ends with one
     *               that is not null
     */
    @SuppressWarnings("ArrayRecordComponent") // a row on its way: compared by nobody
    record Row(long number, Object[] cells) {}

    private final XMLStreamReader xml;
    private final SharedStrings strings;
    private final CellFormats formats;
    private final BoundedText text = new BoundedText();
    private Object[] cells = new Object[64];
    private int width;
    private long number;

    SheetRows(XMLStreamReader xml, SharedStrings strings, CellFormats formats) {
        this.xml = xml;
        this.strings = strings;
        this.formats = formats;
    }

    /** Number of the row that was read last. */
    long number() {
        return number;
    }

    /** The next row that is not empty, or null after the last. */
    Row next() throws XMLStreamException {
        while (xml.hasNext()) {
            HardenedXml.next(xml);
            if (xml.isStartElement() && xml.getLocalName().equals("row")) {
                number = rowNumber();
                readCells();
                if (width > 0) {
                    return new Row(number, Arrays.copyOf(cells, width));
                }
            }
        }
        return null;
    }

    private long rowNumber() {
        String given = WorkbookFile.attribute(xml, "r");
        return given != null && given.matches("\\d{1,9}") ? Long.parseLong(given) : number + 1;
    }

    private void readCells() throws XMLStreamException {
        Arrays.fill(cells, null);
        width = 0;
        int column = -1;
        while (true) {
            HardenedXml.next(xml);
            if (xml.isEndElement()) {
                return;
            }
            if (!xml.isStartElement()) {
                continue;
            }
            if (!xml.getLocalName().equals("c")) {
                HardenedXml.skip(xml);
                continue;
            }
            column = column(WorkbookFile.attribute(xml, "r"), column + 1);
            Object value = cell();
            if (value != null) {
                put(column, value);
            }
        }
    }

    private void put(int column, Object value) {
        if (column >= MAX_COLUMNS) {
            throw new DeliveryException(
                    "bảng tính có hơn " + MAX_COLUMNS + " cột.",
                    "the sheet has more than " + MAX_COLUMNS + " columns.");
        }
        if (column >= cells.length) {
            cells = Arrays.copyOf(cells, MAX_COLUMNS);
        }
        cells[column] = value;
        width = Math.max(width, column + 1);
    }

    /** {@code AB12} → 27; where there is none, or nonsense, the column after the one before. */
    private static int column(String reference, int next) {
        if (reference == null || !reference.matches("[A-Z]{1,4}\\d{1,9}")) {
            return next;
        }
        int column = 0;
        for (int i = 0; Character.isLetter(reference.charAt(i)); i++) {
            column = 26 * column + reference.charAt(i) - 'A' + 1;
        }
        return column - 1;
    }

    private Object cell() throws XMLStreamException {
        String type = WorkbookFile.attribute(xml, "t");
        String style = WorkbookFile.attribute(xml, "s");
        int styleNumber = style != null && style.matches("\\d{1,6}") ? Integer.parseInt(style) : 0;
        Object value = null;
        while (true) {
            HardenedXml.next(xml);
            if (xml.isEndElement()) {
                return value;
            }
            if (!xml.isStartElement()) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "v" -> {
                    HardenedXml.readText(xml, text);
                    value = value(type == null ? "n" : type, styleNumber);
                }
                case "is" -> {
                    RichText.read(xml, text);
                    value = text.value();
                }
                default -> HardenedXml.skip(xml);
            }
        }
    }

    private Object value(String type, int style) {
        Object value = text.value();
        if (!(value instanceof String content)) {
            return value;
        }
        switch (type) {
            case "s" -> {
                Optional<String> shared =
                        content.matches("\\d{1,9}") ? strings.at(Integer.parseInt(content)) : Optional.empty();
                return shared.isEmpty() ? broken(content) : stripped(shared.get());
            }
            case "b" -> {
                return WorkbookFile.isTrue(content);
            }
            case "e" -> {
                return new Unreadable(
                        content,
                        new Title("Ô tính bị lỗi " + content + ".", "The cell holds the error " + content + "."));
            }
            case "n" -> {
                return number(content, style);
            }
            default -> {
                return content; // str: the text of a formula; d: a date in ISO 8601
            }
        }
    }

    private static Object stripped(String shared) {
        if (shared.length() >= BoundedText.MAX_LENGTH) {
            return BoundedText.tooLong(shared.substring(0, 40), shared.length());
        }
        String stripped = shared.strip();
        return stripped.isEmpty() ? null : stripped;
    }

    private Object number(String content, int style) {
        if (content.length() <= MAX_NUMBER_LENGTH && content.matches("[-+0-9.eE]+")) {
            try {
                return formats.value(Double.parseDouble(content), style);
            } catch (NumberFormatException e) {
                return broken(content);
            }
        }
        return broken(content);
    }

    private static Unreadable broken(String content) {
        String shown = content.length() > 40 ? content.substring(0, 40) + "…" : content;
        return new Unreadable(
                shown, new Title("Ô tính hỏng (\"" + shown + "\").", "The cell is damaged (\"" + shown + "\")."));
    }
}
