package vn.urbansdi.catalog;

import java.util.List;

/** A layer's style as its YAML says it: either one rule, written without a list, or a list of rules. */
record StyleDocument(
        @Property(
                value = "Layers with a higher order are drawn above others; default: areas 50, lines 150, points 250.",
                min = 0,
                max = 999)
        Integer order,

        @Property(value = "Rules drawn in order, later ones above.", minItems = 1)
        List<RuleDocument> rules,

        @Property(value = "The only rule.", inline = true) RuleDocument rule) {

    /** A further style of a layer, under its name. */
    record NamedDocument(
            @Property(value = "Name for people.", required = true)
            Title title,

            @Property(value = "Rules drawn in order, later ones above.", required = true, minItems = 1)
            List<RuleDocument> rules) {}

    record RuleDocument(
            @Property("Row of the legend.") Title title,

            @Property("ECQL condition on attributes that everyone may see; absent: every feature.")
            String when,

            @Property(value = "Lowest zoom level at which the rule draws.", min = 0, max = 24)
            Double fromZoom,

            @Property(value = "Highest zoom level at which the rule draws, inclusive.", min = 0, max = 24)
            Double toZoom,

            @Property("Colour of areas and marks.") ColourDocument fill,

            @Property(value = "0 to 1; default: 1.", min = 0, max = 1)
            Double fillOpacity,

            @Property("Colour of lines and outlines.") ColourDocument stroke,

            @Property(value = "Pixels; default: 1.", min = 0, max = 100)
            Double strokeWidth,

            @Property(
                    value = "Pixels on, pixels off, …; absent: solid.",
                    min = 0,
                    max = 1000,
                    minItems = 2,
                    maxItems = 16)
            List<Double> dash,

            @Property("What stands at a point; default: a circle of 6 pixels.")
            MarkDocument mark,

            @Property("The attribute that is written, or how it is written.")
            LabelDocument label,

            @Property(value = "Lowest zoom level at which the label is written.", min = 0, max = 24)
            Double labelFromZoom) {}

    record ColourDocument(
            @Property("The attribute whose code list gives the colours.")
            String by,

            @Property(value = "Where the colours come from: codes.", pattern = "codes")
            String from,

            @Property(
                    value = "Colour of values without one of their own, #rrggbb; default: #cccccc.",
                    name = "else",
                    pattern = Names.COLOUR_PATTERN,
                    shorthand = true)
            String otherwise) {}

    record MarkDocument(
            @Property(value = "Shape of the mark.", required = true, shorthand = true)
            StyleDefinition.Shape shape,

            @Property(value = "Diameter in pixels; default: 6.", min = 1, max = 100)
            Double size) {}

    record LabelDocument(
            @Property(value = "The attribute that is written.", required = true, shorthand = true)
            String attribute,

            @Property(value = "Lowest zoom level at which it is written.", min = 0, max = 24)
            Double fromZoom,

            @Property(value = "Height of the letters in pixels; default: 11.", min = 4, max = 72)
            Double size,

            @Property("Default: false.") Boolean bold,

            @Property(value = "#rrggbb; default: #333333.", pattern = Names.COLOUR_PATTERN)
            String colour,

            @Property(value = "Colour around the letters, #rrggbb; default: #ffffff.", pattern = Names.COLOUR_PATTERN)
            String halo,

            @Property("Along a line instead of beside it; default: false.")
            Boolean followLine) {}
}
