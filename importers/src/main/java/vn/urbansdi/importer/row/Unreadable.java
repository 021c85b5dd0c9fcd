package vn.urbansdi.importer.row;

import vn.urbansdi.catalog.Title;

/**
 * A field that its format cannot express as a value. It matters only if the field is mapped; then the row is rejected.
 *
 * @param text as far as it can be shown
 */
public record Unreadable(String text, Title why) {

    @Override
    public String toString() {
        return text;
    }
}
