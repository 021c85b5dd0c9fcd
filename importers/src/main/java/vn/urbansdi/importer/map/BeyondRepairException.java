package vn.urbansdi.importer.map;

import vn.urbansdi.catalog.Title;

/** A geometry cannot be repaired by the rules. Data, not a failure: it carries no stack trace. */
final class BeyondRepairException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Title why;

    BeyondRepairException(String vi, String en) {
        super(en, null, false, false);
        this.why = new Title(vi, en);
    }

    Title why() {
        return why;
    }
}
