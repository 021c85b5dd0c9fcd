package vn.urbansdi.importer.read;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.importer.row.SourceCrs;
import vn.urbansdi.importer.row.SourceField;
import vn.urbansdi.importer.row.SourceRow;

/** Another reader with something around it. */
abstract class ForwardingReader implements RowReader {

    private final RowReader inner;

    ForwardingReader(RowReader inner) {
        this.inner = inner;
    }

    @Override
    public String format() {
        return inner.format();
    }

    @Override
    public List<SourceField> fields() {
        return inner.fields();
    }

    @Override
    public boolean declaresFields() {
        return inner.declaresFields();
    }

    @Override
    public SourceCrs crs() {
        return inner.crs();
    }

    @Override
    public Optional<Charset> encoding() {
        return inner.encoding();
    }

    @Override
    public SourceRow next() {
        return inner.next();
    }

    @Override
    public long deletedRows() {
        return inner.deletedRows();
    }

    @Override
    public List<Title> notes() {
        return inner.notes();
    }

    @Override
    public double progress() {
        return inner.progress();
    }

    @Override
    public void close() {
        inner.close();
    }
}
