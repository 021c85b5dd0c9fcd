package vn.urbansdi.catalog;

import java.util.List;

/** A group of layers as its YAML file says it. */
record GroupDocument(
        @Property(value = "The file's name without .yaml.", required = true, pattern = Names.ID_PATTERN)
        String id,

        @Property(value = "Name for people.", required = true)
        Title title,

        @Property("A sentence or two about it.") Title description,

        @Property(value = "Colour beneath the layers, #rrggbb; absent: none.", pattern = Names.COLOUR_PATTERN)
        String background,

        @Property(value = "Its layers, drawn in order, later ones above.", required = true, minItems = 1, maxItems = 50)
        List<MemberDocument> layers) {

    record MemberDocument(
            @Property(value = "A layer's id.", required = true, shorthand = true)
            String layer,

            @Property("The name of one of its styles; absent: the default one.")
            String style) {}
}
