package vn.urbansdi.importer.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.importer.row.DeliveryException;
import vn.urbansdi.importer.row.SourceField;

/**
 * The row of a sheet that holds the column names. Above it people write titles, and below it, in official forms, the numbers
 * of the columns.
 *
 * @param row    its place among the first rows
 * @param fields by column; one without a name is called by its letter
 * @param first  place among the first rows of the first row with data
 * @param notes  where it was found, if that was not the first row
 */
record SheetHeader(int row, List<SourceField> fields, int first, List<Title> notes) {

    /** So many rows are looked at. */
    static final int SEARCHED_ROWS = 50;

    private static final double SHARE_OF_WIDEST = 0.5;
    private static final int MAX_NAME_LENGTH = 300;

    SheetHeader {
        fields = List.copyOf(fields);
        notes = List.copyOf(notes);
    }

    /** @param rows the first rows of the sheet */
    static SheetHeader find(List<SheetRows.Row> rows) {
        int widest = rows.stream().mapToInt(row -> filled(row)).max().orElse(0);
        for (int i = 0; i < rows.size(); i++) {
            SheetRows.Row row = rows.get(i);
            boolean isText = Arrays.stream(row.cells()).filter(Objects::nonNull).allMatch(SheetHeader::isName);
            if (isText && filled(row) >= Math.max(2, SHARE_OF_WIDEST * widest)) {
                return of(rows, i);
            }
        }
        throw new DeliveryException(
                "không thấy dòng tên cột trong " + SEARCHED_ROWS + " dòng đầu; mỗi cột phải có tên bằng chữ.",
                "no row with column names among the first " + SEARCHED_ROWS + "; each column needs a name in letters.");
    }

    private static int filled(SheetRows.Row row) {
        return (int) Arrays.stream(row.cells()).filter(Objects::nonNull).count();
    }

    private static boolean isName(Object cell) {
        return cell instanceof String name
                && name.length() <= MAX_NAME_LENGTH
                && name.chars().anyMatch(Character::isLetter);
    }

    private static SheetHeader of(List<SheetRows.Row> rows, int at) {
        SheetRows.Row header = rows.get(at);
        List<SourceField> fields = new ArrayList<>();
        for (int i = 0; i < header.cells().length; i++) {
            Object name = header.cells()[i];
            fields.add(
                    new SourceField(name == null ? letters(i) : name.toString().replaceAll("\\s+", " ")));
        }
        List<Title> notes = new ArrayList<>();
        if (at > 0) {
            notes.add(new Title(
                    "Tên cột lấy từ dòng " + header.number() + "; các dòng phía trên là tiêu đề.",
                    "The column names are taken from row " + header.number() + "; the rows above are a title."));
        }
        int first = at + 1;
        if (first < rows.size() && numbersColumns(rows.get(first))) {
            notes.add(new Title(
                    "Bỏ qua dòng " + rows.get(first).number() + ": số thứ tự cột.",
                    "Passed over row " + rows.get(first).number() + ": the columns' numbers."));
            first++;
        }
        return new SheetHeader(at, fields, first, notes);
    }

    /** {@code (1) (2) (3)} or {@code 1 2 3}, in every column. */
    private static boolean numbersColumns(SheetRows.Row row) {
        int number = 0;
        for (Object cell : row.cells()) {
            number++;
            String text = String.valueOf(cell);
            if (!text.equals("(" + number + ")") && !text.equals(String.valueOf(number))) {
                return false;
            }
        }
        return number > 2;
    }

    /** 27 → {@code AB}. */
    static String letters(int column) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
            letters.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return letters.toString();
    }
}
