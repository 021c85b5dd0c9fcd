package vn.urbansdi.importer.read;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.importer.row.DeliveryException;
import vn.urbansdi.importer.row.Reason;
import vn.urbansdi.importer.row.Rejection;
import vn.urbansdi.importer.row.SourceCrs;
import vn.urbansdi.importer.row.SourceField;
import vn.urbansdi.importer.row.SourceRow;

/** A {@code .dbf} alone: attributes, whose geometry was left behind. */
final class DbfTableReader implements RowReader {

    private static final Rejection NO_SHAPES = Rejection.of(
            Reason.EMPTY_GEOMETRY,
            "Tệp .dbf được nộp một mình, thiếu .shp cùng tên chứa hình học.",
            "The .dbf was delivered alone, without the .shp of the same name that holds the geometry.");

    private final DbfFile dbf;
    private final List<SourceField> fields;
    private final Optional<Charset> encoding;
    private long number;
    private volatile long read;
    private long deleted;

    private DbfTableReader(DbfFile dbf, Optional<Charset> encoding) {
        this.dbf = dbf;
        this.fields = dbf.fields();
        this.encoding = encoding;
    }

    static DbfTableReader open(Path file) throws IOException {
        Companions companions = Companions.of(file);
        for (String main : List.of("shp", "tab")) {
            Optional<Path> whole = companions.find(main);
            if (whole.isPresent()) {
                String name = String.valueOf(whole.get().getFileName());
                throw new DeliveryException(
                        "chỉ là phần thuộc tính của " + name + "; hãy nộp tệp đó.",
                        "is only the attributes of " + name + "; deliver that file.");
            }
        }
        return new DbfTableReader(DbfFile.open(file), CpgFile.beside(companions));
    }

    @Override
    public String format() {
        return "DBF";
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
        return SourceCrs.unknown(
                "Tệp .dbf không có hình học nên không có hệ toạ độ.", "A .dbf has no geometry, and so no CRS.");
    }

    @Override
    public Optional<Charset> encoding() {
        return encoding;
    }

    @Override
    public long deletedRows() {
        return deleted;
    }

    @Override
    public List<Title> notes() {
        return List.of(NO_SHAPES.detail());
    }

    @Override
    public double progress() {
        return dbf.rows() == 0 ? 1 : (double) read / dbf.rows();
    }

    @Override
    public SourceRow next() {
        try {
            while (dbf.hasNext()) {
                number++;
                read = number;
                Object[] values = new Object[fields.size()];
                if (dbf.read(values)) {
                    return new SourceRow(number, values, null, Set.of(), NO_SHAPES);
                }
                deleted++;
            }
            return null;
        } catch (DeliveryException e) {
            throw e.atRow(number);
        } catch (IOException e) {
            throw new DeliveryException("không đọc được tệp.", "the file could not be read.", e).atRow(number);
        }
    }

    @Override
    public void close() {
        try {
            dbf.close();
        } catch (IOException e) {
            throw new DeliveryException("không đóng được tệp.", "the file could not be closed.", e);
        }
    }
}
