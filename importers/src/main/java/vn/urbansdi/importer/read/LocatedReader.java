package vn.urbansdi.importer.read;

import vn.urbansdi.importer.row.DeliveryException;
import vn.urbansdi.importer.row.SourceRow;

/** Puts the file's name in front of what goes wrong in it. */
final class LocatedReader extends ForwardingReader {

    private final String file;

    LocatedReader(String file, RowReader inner) {
        super(inner);
        this.file = file;
    }

    @Override
    public SourceRow next() {
        try {
            return super.next();
        } catch (DeliveryException e) {
            throw e.in(file);
        }
    }
}
