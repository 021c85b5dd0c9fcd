package vn.urbansdi.importer.read;

/** Reads what a zip file held, and removes it afterwards. */
final class UnpackedReader extends ForwardingReader {

    private final ZipBundle bundle;

    UnpackedReader(RowReader inner, ZipBundle bundle) {
        super(inner);
        this.bundle = bundle;
    }

    @Override
    public void close() {
        try {
            super.close();
        } finally {
            bundle.close();
        }
    }
}
