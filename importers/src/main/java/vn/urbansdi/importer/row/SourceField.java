package vn.urbansdi.importer.row;

/**
 * A field of a delivered file.
 *
 * @param name  as the file has it
 * @param nameLimit longest name that the format can hold, in bytes (10 in DBF): a name of that length may be cut off; 0 where
 *              names are never cut
 */
public record SourceField(String name, int nameLimit) {

    public SourceField(String name) {
        this(name, 0);
    }

    /** Whether the name may be the beginning of a longer one. */
    public boolean mayBeCut() {
        return nameLimit > 0 && name.length() >= nameLimit;
    }
}
