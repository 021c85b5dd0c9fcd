package vn.urbansdi.importer.row;

import vn.urbansdi.catalog.Title;

/**
 * A row is not taken.
 *
 * @param field  the attribute or source field at fault, several separated by commas; empty where the row or its geometry is
 * @param detail what is wrong with this very row; {@link Reason#howToMend()} says what to do
 */
public record Rejection(Reason reason, String field, Title detail) {

    /** A rejection of the whole row or its geometry. */
    public static Rejection of(Reason reason, String vi, String en) {
        return new Rejection(reason, "", new Title(vi, en));
    }

    public static Rejection of(Reason reason, String field, String vi, String en) {
        return new Rejection(reason, field, new Title(vi, en));
    }

    /** The same, and more about what is wrong. */
    public Rejection plus(Title more) {
        return new Rejection(
                reason,
                field,
                new Title((detail.vi() + " " + more.vi()).strip(), (detail.en() + " " + more.en()).strip()));
    }

    /** The detail and what to do, in both languages. */
    public Title message() {
        Title mend = reason.howToMend();
        return new Title((detail.vi() + " " + mend.vi()).strip(), (detail.en() + " " + mend.en()).strip());
    }
}
