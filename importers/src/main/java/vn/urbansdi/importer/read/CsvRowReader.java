package vn.urbansdi.importer.read;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.locationtech.jts.geom.Geometry;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.importer.row.DeliveryException;
import vn.urbansdi.importer.row.Encodings;
import vn.urbansdi.importer.row.Reason;
import vn.urbansdi.importer.row.Rejection;
import vn.urbansdi.importer.row.SourceCrs;
import vn.urbansdi.importer.row.SourceField;
import vn.urbansdi.importer.row.SourceRow;
import vn.urbansdi.importer.row.Unreadable;

/**
 * A text table (RFC 4180) with a header line. Its bytes pass through the parser unchanged, so that each field's encoding
 * can be told from the field itself.
 */
final class CsvRowReader implements RowReader {

    private static final int MAX_ROW_CHARACTERS = 16 << 20;
    private static final int MAX_FIELDS = 2_000;
    private static final int MAX_TEXT_BYTES = 400_000;
    private static final int SAMPLE_ROWS = 500;
    private static final int SAMPLE_CHARACTERS = 1 << 20;
    private static final int MAX_COORDINATE_LENGTH = 200;

    private final CountedInput input;
    private final CsvDialect dialect;
    private final CloseableIterator<CsvRecord> records;
    private final ShapeBuilder shapes = new ShapeBuilder();
    private List<SourceField> fields = List.of();
    private Optional<TablePlace> place;
    private SourceCrs crs;
    /** Records that were read to look at their values. */
    private final Deque<CsvRecord> ahead = new ArrayDeque<>();

    private long line = 1;

    private CsvRowReader(CountedInput input, CsvDialect dialect, CloseableIterator<CsvRecord> records) {
        this.input = input;
        this.dialect = dialect;
        this.records = records;
    }

    @SuppressWarnings("MustBeClosedChecker") // handed to the reader, which closes it
    static CsvRowReader open(Path file, ReadOptions options) throws IOException {
        CsvDialect dialect = CsvDialect.detect(file);
        CountedInput input = CountedInput.open(file);
        try {
            input.skipNBytes(dialect.bomBytes());
            Reader characters = new InputStreamReader(input, dialect.transport());
            CsvReader<CsvRecord> csv = CsvReader.builder()
                    .fieldSeparator(dialect.separator())
                    .skipEmptyLines(true)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .maxBufferSize(MAX_ROW_CHARACTERS)
                    .ofCsvRecord(characters);
            CsvRowReader reader = new CsvRowReader(input, dialect, csv.iterator());
            reader.readHeader(options, PrjFile.read(Companions.of(file).find("prj")));
            return reader;
        } catch (IOException | RuntimeException e) {
            input.close();
            throw e;
        }
    }

    private void readHeader(ReadOptions options, SourceCrs prj) {
        CsvRecord header = nextRecord();
        if (header == null || header.getFieldCount() > MAX_FIELDS) {
            throw new DeliveryException(
                    "tệp rỗng hoặc có quá nhiều cột; dòng đầu phải là tên cột.",
                    "the file is empty or has too many columns; its first line must hold the column names.");
        }
        fields = names(header.getFields()).stream()
                .map(name -> new SourceField(name.strip()))
                .toList();
        place = TablePlace.of(fields, options, sample());
        SourceCrs told = TablePlace.crs(place);
        crs = prj.isKnown() && !told.isKnown() ? prj : told;
    }

    private List<List<String>> sample() {
        List<List<String>> sample = new ArrayList<>();
        long characters = 0;
        while (sample.size() < SAMPLE_ROWS && characters < SAMPLE_CHARACTERS) {
            CsvRecord record = nextRecord();
            if (record == null) {
                break;
            }
            ahead.add(record);
            List<String> cells =
                    record.getFields().stream().map(this::coordinate).toList();
            characters += cells.stream().mapToLong(String::length).sum();
            sample.add(cells);
        }
        return sample;
    }

    /** A cell that may hold a coordinate, whose degree sign may be in any encoding. */
    private String coordinate(String cell) {
        return cell.length() > MAX_COORDINATE_LENGTH
                ? cell
                : names(List.of(cell)).get(0);
    }

    private List<String> names(List<String> header) {
        return dialect.isBytes()
                ? Encodings.texts(header.stream()
                        .map(name -> name.getBytes(StandardCharsets.ISO_8859_1))
                        .toList())
                : header;
    }

    @Override
    public String format() {
        return "CSV";
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
        return crs;
    }

    @Override
    public List<Title> notes() {
        return place.map(TablePlace::notes).orElse(List.of());
    }

    @Override
    public Optional<Charset> encoding() {
        return dialect.encoding();
    }

    @Override
    public double progress() {
        return input.progress();
    }

    @Override
    public SourceRow next() {
        CsvRecord record = ahead.isEmpty() ? nextRecord() : ahead.remove();
        if (record == null) {
            return null;
        }
        line = record.getStartingLineNumber();
        shapes.beginRow();
        Object[] values = new Object[fields.size()];
        int given = Math.min(values.length, record.getFieldCount());
        for (int i = 0; i < given; i++) {
            values[i] = value(record.getField(i));
        }
        if (record.getFieldCount() != values.length) {
            Rejection rejection = Rejection.of(
                    Reason.BAD_VALUE,
                    "Dòng có " + record.getFieldCount() + " trường, dòng tiêu đề có " + values.length
                            + " (thiếu dấu nháy kép quanh giá trị có dấu phân cách?).",
                    "The line has " + record.getFieldCount() + " fields, the header has " + values.length
                            + " (a value with a separator in it, but without quotes?).");
            return new SourceRow(line, values, null, Set.of(), rejection);
        }
        Geometry geometry = null;
        Rejection rejection = null;
        try {
            if (place.isPresent()) {
                geometry = place.get()
                        .geometry(
                                coordinate(record.getField(place.get().x())),
                                coordinate(record.getField(place.get().y())),
                                shapes);
            }
        } catch (MalformedShapeException e) {
            rejection = e.rejection();
        }
        return new SourceRow(line, values, geometry, shapes.repairs(), rejection);
    }

    private Object value(String cell) {
        if (cell.isEmpty()) {
            return null;
        }
        if (cell.length() > MAX_TEXT_BYTES) {
            return new Unreadable(
                    cell.substring(0, 40) + "…",
                    new Title(
                            "Giá trị dài " + cell.length() + " byte.",
                            "The value is " + cell.length() + " bytes long."));
        }
        return dialect.isBytes() ? cell.getBytes(StandardCharsets.ISO_8859_1) : cell;
    }

    private CsvRecord nextRecord() {
        try {
            if (!records.hasNext()) {
                return null;
            }
            CsvRecord record = records.next();
            line = record.getStartingLineNumber();
            return record;
        } catch (CsvParseException e) {
            throw new DeliveryException(
                            "dòng không đọc được (dấu nháy kép không đóng, hoặc dòng quá dài).",
                            "the line cannot be read (a quote that is never closed, or far too long).",
                            e)
                    .atRow(line + 1);
        } catch (UncheckedIOException e) {
            throw new DeliveryException("không đọc được tệp.", "the file cannot be read.", e).atRow(line + 1);
        }
    }

    @Override
    public void close() {
        try {
            records.close();
            input.close();
        } catch (IOException e) {
            throw new DeliveryException("không đóng được tệp.", "the file could not be closed.", e);
        }
    }
}
