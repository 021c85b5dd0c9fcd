package vn.urbansdi.catalog;

import java.util.Map;

/** A code list as its YAML file says it. */
record CodeListDocument(
        @Property(value = "The file's name without .yaml.", required = true, pattern = Names.ID_PATTERN)
        String id,

        @Property(value = "Name for people.", required = true)
        Title title,

        @Property(value = "The codes by value, in the order of legends and forms.", required = true, minItems = 1)
        Map<String, CodeDocument> codes) {

    record CodeDocument(
            @Property(value = "Vietnamese name.", required = true)
            String vi,

            @Property(value = "English name.", required = true)
            String en,

            @Property(value = "#rrggbb.", pattern = Names.COLOUR_PATTERN)
            String colour) {}
}
