package vn.urbansdi.store.edit;

import vn.urbansdi.catalog.Title;

/** An edit that breaks a rule, before it is known which of its batch it is. */
final class InvalidEdit extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Title title;

    InvalidEdit(String vi, String en) {
        super(en);
        this.title = new Title(vi, en);
    }

    Title title() {
        return title;
    }
}
