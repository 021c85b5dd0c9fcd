package vn.urbansdi.importer.read;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What the number in a cell means by its format (ECMA-376, part 1, 18.8): a date, a code with leading zeros, or a number.
 */
final class CellFormats {

    private static final int MAX_FORMATS = 100_000;
    private static final int MAX_CODE_LENGTH = 1_000;
    /** Day 0 of both systems; the first counts a 29 February 1900 that never was. */
    private static final LocalDate DAY_ZERO_1900 = LocalDate.of(1899, 12, 30);

    private static final LocalDate DAY_ZERO_1904 = LocalDate.of(1904, 1, 1);
    private static final int FIRST_DAY_AFTER_THE_ERROR = 61;
    private static final double LAST_DAY = 2_958_466; // 31 December 9999
    private static final long SECONDS_OF_DAY = 86_400;

    private final List<String> codeByStyle = new ArrayList<>();
    private final boolean startsIn1904;

    private CellFormats(boolean startsIn1904) {
        this.startsIn1904 = startsIn1904;
    }

    static CellFormats read(WorkbookFile workbook) throws IOException, XMLStreamException {
        CellFormats formats = new CellFormats(workbook.startsIn1904());
        Optional<InputStream> part = workbook.part("xl/styles.xml");
        if (part.isEmpty()) {
            return formats;
        }
        Map<String, String> codes = new HashMap<>();
        XMLStreamReader xml = HardenedXml.open(part.get());
        boolean inCellFormats = false;
        while (xml.hasNext()) {
            HardenedXml.next(xml);
            if (xml.isEndElement() && xml.getLocalName().equals("cellXfs")) {
                inCellFormats = false;
            } else if (xml.isStartElement()) {
                switch (xml.getLocalName()) {
                    case "cellXfs" -> inCellFormats = true;
                    case "numFmt" -> {
                        String code = WorkbookFile.attribute(xml, "formatCode");
                        if (code != null && code.length() < MAX_CODE_LENGTH && codes.size() < MAX_FORMATS) {
                            codes.put(WorkbookFile.attribute(xml, "numFmtId"), code);
                        }
                    }
                    case "xf" -> {
                        if (inCellFormats && formats.codeByStyle.size() < MAX_FORMATS) {
                            String id = WorkbookFile.attribute(xml, "numFmtId");
                            formats.codeByStyle.add(codes.getOrDefault(id, builtIn(id)));
                        }
                    }
                    default -> {}
                }
            }
        }
        return formats;
    }

    /** Numbers 14 to 22 and 45 to 47 are dates and times everywhere, 27 to 36 and 50 to 58 in East Asian versions. */
    private static String builtIn(String id) {
        boolean isDate = id != null && id.matches("1[4-9]|2[0-2]|2[7-9]|3[0-6]|4[5-7]|5[0-8]");
        return isDate ? "yyyy-mm-dd" : "";
    }

    /** The value of a number in a cell of that style: a Long, BigDecimal, LocalDate, or a String. */
    Object value(double number, int style) {
        String code = style >= 0 && style < codeByStyle.size() ? codeByStyle.get(style) : "";
        if (isDate(code) && number >= 0 && number < LAST_DAY) {
            return date(number);
        }
        boolean isWhole = number == Math.rint(number) && Math.abs(number) < 1e15;
        if (isWhole && number >= 0 && code.matches("0{2,40}")) {
            String digits = Long.toString((long) number);
            return "0".repeat(Math.max(0, code.length() - digits.length())) + digits;
        }
        if (isWhole) {
            return (long) number;
        }
        // The shortest decimal that means this double: files hold 37.600000000000001 where people typed 37.6.
        return Double.isFinite(number) ? (Object) BigDecimal.valueOf(number) : number;
    }

    private static boolean isDate(String code) {
        String bare = code.replaceAll("\"[^\"]*\"|\\[(?![hms]+\\])[^\\]]*\\]|\\\\.|_.", "");
        return !bare.isEmpty()
                && !bare.equalsIgnoreCase("general")
                && bare.chars().anyMatch(c -> "dmyhsDMYHS".indexOf(c) >= 0);
    }

    private Object date(double number) {
        long day = (long) number;
        long seconds = Math.round((number - day) * SECONDS_OF_DAY);
        LocalDate date = startsIn1904
                ? DAY_ZERO_1904.plusDays(day)
                : DAY_ZERO_1900.plusDays(day < FIRST_DAY_AFTER_THE_ERROR ? day + 1 : day);
        if (seconds == 0) {
            return date;
        }
        LocalDateTime instant = date.atStartOfDay().plus(seconds, ChronoUnit.SECONDS);
        return instant.toString();
    }
}
