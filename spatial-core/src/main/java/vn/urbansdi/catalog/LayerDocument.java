package vn.urbansdi.catalog;

import java.util.List;
import java.util.Map;

/** A layer as its YAML file says it. Absent properties are null; {@link LayerReader} gives them their defaults. */
record LayerDocument(
        @Property(
                value = "Published name, unique in the catalog; the deployment's prefix may stand before a colon.",
                required = true,
                pattern = Names.LAYER_PATTERN)
        String id,

        @Property(value = "A theme of deployment.yaml.", required = true)
        String theme,

        @Property(value = "Name for people.", required = true)
        Title title,

        @Property("A sentence or two for people.") Title description,

        @Property("Words by which catalogues find the layer.")
        List<String> keywords,

        @Property("What the layer is about, as catalogues sort it: a topic category of ISO 19115.")
        TopicCategory topic,

        @Property(value = "Type and CRS of the stored geometry.", required = true)
        Geometry geometry,

        @Property(value = "Attributes that together identify a feature.", required = true, minItems = 1)
        List<String> key,

        @Property(
                value =
                        "Lists of attributes by which a delivered row finds its feature, tried in order; [overlap] for polygons"
                                + " and [distance] for points and lines compare shapes, last of all; default: the key.",
                minItems = 1)
        List<List<String>> match,

        @Property(
                value = "The attributes by name, in the order in which they are served.",
                required = true,
                minItems = 1)
        Map<String, AttributeDocument> attributes,

        @Property(
                value =
                        "The attribute of type date or timestamp that says when a feature is, or two: from when and until when"
                                + " it holds. OGC API Features' datetime asks for it.",
                minItems = 1,
                maxItems = 2)
        List<String> time,

        @Property(
                value = "How far apart moments are at least, as an ISO 8601 duration; default: a second, or a day.",
                pattern = "P(?=.)([0-9]+Y)?([0-9]+M)?([0-9]+D)?(T(?=.)([0-9]+H)?([0-9]+M)?([0-9]+S)?)?")
        String timeStep,

        @Property("How high features lie. WMS' ELEVATION asks for it.")
        Elevation elevation,

        @Property(
                "Areas of the layer may overlap each other by at most so many square metres where people edit them; absent: as"
                        + " they like.")
        Double overlapAtMost,

        @Property("Text attributes that stand in GML as the standard properties of every object.")
        Gml gml,

        @Property("How the layer is drawn: one rule, or several under rules.")
        StyleDocument style,

        @Property("Further styles by name: letters, digits, hyphens and underscores.")
        Map<String, StyleDocument.NamedDocument> styles,

        @Property(value = "Where the layer is served; what is absent is not served.", required = true)
        PublishDocument publish,

        @Property("Delivered fields and the attributes that they become, checked whenever the catalog is read.")
        List<ExampleDocument> examples) {

    record Geometry(
            @Property(value = "Simple Features geometry type.", required = true)
            GeometryType type,

            @Property(value = "EPSG code of the CRS in which the layer is stored.", required = true)
            Integer srid) {}

    record Elevation(
            @Property(value = "The attribute of type integer or decimal that says it, in metres.", required = true)
            String attribute,

            @Property(
                    value = "The vertical CRS: EPSG:5727 (Hòn Dấu) or another.",
                    required = true,
                    pattern = "[A-Za-z]+:[0-9]+")
            String crs,

            @Property(value = "How far apart heights are; absent: any may be met.", min = 0.001)
            Double step) {}

    record Gml(
            @Property("The attribute that is gml:description.")
            String description,

            @Property("The attribute that is gml:identifier.")
            String identifier,

            @Property("The attribute that is gml:name.") String name) {}

    record AttributeDocument(
            @Property(value = "What the attribute holds.", required = true)
            AttributeType type,

            @Property("Name for people; default: the attribute's name.")
            Title title,

            @Property("Rows without a value are rejected; default: false.")
            Boolean required,

            @Property("Often stands in filters and sort orders, so it gets an index; default: false.")
            Boolean queryable,

            @Property("Other names under which deliveries carry it.")
            List<String> aliases,

            @Property("Id of the code list whose codes are the only values.")
            String codes,

            @Property("How a missing value is computed, once, when a feature is inserted.")
            Attribute.Assignment assign,

            @Property(value = "Roles that may see it; absent: everyone.", minItems = 1, pattern = Names.ROLE_PATTERN)
            List<String> visibleTo,

            @Property("Unit of a number as a UCUM symbol, such as m, m2, mm, kW.")
            String unit) {}

    record PublishDocument(
            @Property("Drawn by WMS; default: false.") Boolean wms,
            @Property("Served by WFS.") WfsDocument wfs,

            @Property("Served by OGC API Features; default: false.")
            Boolean features,

            @Property("Served as vector tiles.") TilesDocument tiles,
            @Property("A row of the web map's layer panel.") MapDocument map) {}

    record WfsDocument(
            @Property(value = "Roles that may change features; absent: nobody.", pattern = Names.ROLE_PATTERN)
            List<String> edit) {}

    record TilesDocument(
            @Property(
                    value = "Lowest and highest zoom level that have tiles, 0 to 24.",
                    required = true,
                    min = 0,
                    max = 24,
                    minItems = 2,
                    maxItems = 2)
            List<Integer> zoom,

            @Property(
                    "Attributes that stand only in tiles from some level on, each with that level; all others stand in all.")
            Map<String, Integer> fromZoom,

            @Property(
                    "Attribute of type integer or decimal: where a tile cannot hold all features, those of greater values stay.")
            String importance) {}

    record MapDocument(
            @Property("Switched on when the map opens; default: false.")
            Boolean visible) {}

    record ExampleDocument(
            @Property(value = "Fields of a delivered row.", required = true, minItems = 1)
            Map<String, String> in,

            @Property(value = "Attributes that they must become.", required = true, minItems = 1)
            Map<String, String> out) {}
}
