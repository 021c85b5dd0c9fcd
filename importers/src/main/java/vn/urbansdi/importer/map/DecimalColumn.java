package vn.urbansdi.importer.map;

import java.math.BigDecimal;
import java.util.Optional;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.importer.row.DecimalMark;
import vn.urbansdi.importer.row.DecimalText;

/**
 * How the numbers of one column are written, told from those of its values that can be read in one way only. {@code 1.200} is
 * then 1200 where others are like {@code 12,5}; where none tells, or they tell both, it is not read at all.
 */
public final class DecimalColumn {

    private static final int SHOWN = 60;

    private final Optional<DecimalMark> declared;
    private String point;
    private String comma;
    private String ambiguous;
    private long decided;

    /** @param declared by the delivery: obeyed */
    DecimalColumn(Optional<DecimalMark> declared) {
        this.declared = declared;
    }

    /** Of a value that stands in no column. */
    static DecimalColumn alone() {
        return new DecimalColumn(Optional.empty());
    }

    void observe(String text) {
        DecimalText.Readings readings = DecimalText.readings(text);
        Optional<DecimalMark> evidence = readings.evidence();
        if (evidence.isPresent() && evidence.get() == DecimalMark.POINT) {
            point = point == null ? text.strip() : point;
        } else if (evidence.isPresent()) {
            comma = comma == null ? text.strip() : comma;
        } else if (ambiguous == null && readings.isAmbiguous()) {
            ambiguous = text.strip();
        }
    }

    /** Whether a value was met that has to be read by the others. */
    public boolean isAmbiguous() {
        return ambiguous != null;
    }

    /** A value that may be two numbers; empty if there was none. */
    public String ambiguousSample() {
        return ambiguous == null ? "" : ambiguous;
    }

    /** Whether values of both kinds were met. */
    public boolean isMixed() {
        return point != null && comma != null;
    }

    /** The mark by which ambiguous values are read; empty where that cannot be told. */
    public Optional<DecimalMark> mark() {
        if (declared.isPresent()) {
            return declared;
        }
        if ((point == null) == (comma == null)) {
            return Optional.empty();
        }
        return Optional.of(point == null ? DecimalMark.COMMA : DecimalMark.POINT);
    }

    /** The mark that all values which tell are written with, whatever was declared; empty if none tells, or they differ. */
    public Optional<DecimalMark> written() {
        return (point == null) == (comma == null)
                ? Optional.empty()
                : Optional.of(point == null ? DecimalMark.COMMA : DecimalMark.POINT);
    }

    /** @throws BadValueException if it is no number, or which one would have to be guessed */
    BigDecimal read(String text) throws BadValueException {
        DecimalText.Readings readings = DecimalText.readings(text);
        if (!readings.isNumber()) {
            throw ValueCast.unfit(text, "số", "a number");
        }
        if (declared.isPresent()) {
            DecimalMark mark = declared.get();
            return readings.by(mark)
                    .orElseThrow(() -> new BadValueException(new Title(
                            "\"" + cut(text) + "\" không phải là số với "
                                    + mark.title().vi() + " như bản khai giao nộp ghi (decimal: " + mark.yamlName()
                                    + ").",
                            "\"" + cut(text) + "\" is no number with "
                                    + mark.title().en() + ", as the delivery states (decimal: " + mark.yamlName()
                                    + ").")));
        }
        if (!readings.isAmbiguous()) {
            return readings.only().orElseThrow();
        }
        Optional<DecimalMark> mark = mark();
        if (mark.isEmpty()) {
            throw new BadValueException(unclear(text, readings));
        }
        decided++;
        return readings.by(mark.get()).orElseThrow();
    }

    private Title unclear(String text, DecimalText.Readings readings) {
        String one = readings.point().orElseThrow().stripTrailingZeros().toPlainString();
        String other = readings.comma().orElseThrow().stripTrailingZeros().toPlainString();
        String vi = isMixed()
                ? "cột có cả \"" + cut(point) + "\" lẫn \"" + cut(comma) + "\""
                : "không giá trị nào của cột cho biết";
        String en = isMixed()
                ? "the column holds both \"" + cut(point) + "\" and \"" + cut(comma) + "\""
                : "no value of the column tells";
        return new Title(
                "\"" + cut(text) + "\" có thể là " + one + " hoặc " + other + " và " + vi
                        + "; hãy ghi decimal: comma hoặc decimal: point trong bản khai giao nộp, hoặc bỏ dấu ngăn hàng nghìn.",
                "\"" + cut(text) + "\" may be " + one + " or " + other + ", and " + en
                        + "; state decimal: comma or decimal: point in the delivery, or leave out the separator of thousands.");
    }

    /** What was done to values that the others had to explain; empty if nothing was. */
    Optional<Title> note(String field) {
        if (decided == 0) {
            return Optional.empty();
        }
        if (isMixed()) {
            return Optional.of(
                    new Title(
                            "\"" + field + "\" viết số theo cả hai cách (\"" + cut(point) + "\", \"" + cut(comma)
                                    + "\"), mà "
                                    + decided + " giá trị như \"" + cut(ambiguous)
                                    + "\" đã được đọc trước khi điều đó lộ ra; hãy kiểm tra, ghi decimal trong bản khai rồi nhập lại.",
                            "\"" + field + "\" writes numbers in both ways (\"" + cut(point) + "\", \"" + cut(comma)
                                    + "\"), and "
                                    + decided + " values like \"" + cut(ambiguous)
                                    + "\" were read before that showed; check them, state decimal in the delivery and import again."));
        }
        DecimalMark mark = mark().orElseThrow();
        String sample = cut(mark == DecimalMark.POINT ? point : comma);
        return Optional.of(new Title(
                decided + " giá trị của \"" + field + "\" như \"" + cut(ambiguous) + "\" được đọc với "
                        + mark.title().vi() + ", vì cột có \"" + sample + "\".",
                decided + " values of \"" + field + "\" like \"" + cut(ambiguous) + "\" are read with "
                        + mark.title().en() + ", since the column holds \"" + sample + "\"."));
    }

    private static String cut(String text) {
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }
}
