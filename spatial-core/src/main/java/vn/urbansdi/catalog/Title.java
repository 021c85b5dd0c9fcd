package vn.urbansdi.catalog;

/** A text for people in the two languages of the user interface. Neither is null. */
public record Title(
        @Property(value = "Vietnamese.", required = true) String vi,
        @Property(value = "English.", required = true) String en) {

    /** The text in {@code language}, an ISO 639-1 code; Vietnamese for any language but English. */
    public String in(String language) {
        return "en".equals(language) ? en : vi;
    }
}
