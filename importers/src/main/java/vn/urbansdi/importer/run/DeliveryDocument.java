package vn.urbansdi.importer.run;

import java.util.List;
import java.util.Map;
import vn.urbansdi.catalog.Property;
import vn.urbansdi.importer.map.RepairRule;

/** A delivery as its YAML file says it, which stands beside the files that it describes. */
public record DeliveryDocument(
        @Property(
                value = "Who delivers: the provenance of every row.",
                required = true,
                pattern = "[\\p{L}\\p{N}_.-]{1,100}")
        String source,

        @Property("The city that all rows belong to; absent where the ward tells.")
        String city,

        @Property(
                value = "What becomes of rows that plainly belong to another city: report or reject. Default: report.",
                pattern = "report|reject")
        String otherCity,

        @Property(
                value = "0 to 100; where sources disagree about a value the higher one is believed.",
                min = 0,
                max = 100)
        Integer priority,

        @Property(value = "One item for each file.", required = true, minItems = 1, maxItems = 1000)
        List<Item> deliveries) {

    public record Item(
            @Property(value = "Path of the file, relative to this YAML.", required = true)
            String file,

            @Property(value = "Layer that the rows go to.", required = true)
            String layer,

            @Property("Table of a GeoPackage, GML or FileGDB, sheet of a workbook, Layer of a DXF, Level of a DGN.")
            String table,

            @Property("auto, utf-8, tcvn3 (abc), vni, viscii, viqr, windows-1258, …")
            String encoding,

            @Property(
                    value =
                            "auto, point or comma: the decimal mark of numbers that are text. Default: auto, by column.",
                    pattern = "auto|point|comma")
            String decimal,

            @Property("auto or EPSG:n.") String crs,

            @Property("Column of easting or longitude of a CSV file or workbook.")
            String x,

            @Property("Column of northing or latitude of a CSV file or workbook.")
            String y,

            @Property("Column of a CSV file or workbook that holds the geometry as well-known text.")
            String wkt,

            @Property(
                    value = "none: the rows have no place and only say more of features that are there.",
                    pattern = "none")
            String geometry,

            @Property(value = "Classes of a raster's values, ascending; what is in none makes no row.", maxItems = 250)
            List<ClassItem> classes,

            @Property(
                    value = "By which rules invalid geometries are repaired; [] repairs nothing. Default: all.",
                    maxItems = 5)
            List<RepairRule> repair,

            @Property(
                    value =
                            "Percent of a feature's area that a repair may change, nowhere wider than 5 cm for 0.1; what would change more is"
                                    + " rejected. Default: 0.1.",
                    min = 0,
                    max = 5)
            Double repairAtMost,

            @Property(
                    "Whether the delivery holds everything the source has of the layer: what it lacks is then retired.")
            Boolean full,

            @Property(
                    value =
                            "Percent of the source's features; a full delivery that would retire more is refused. Default: 20.",
                    min = 0,
                    max = 100)
            Double retireAtMost,

            @Property(
                    value =
                            "Where the layer is matched by overlap: shared area over the area of both, above which a row means a"
                                    + " feature. Default: 0.5.",
                    min = 0.5,
                    max = 0.99)
            Double overlap,

            @Property(
                    value =
                            "Where the layer is matched by distance: metres up to which a row means a feature. Default: 1.",
                    min = 0.001,
                    max = 1000)
            Double distanceM,

            @Property(
                    value =
                            "What a blank means. says_nothing: what others say stands, and what this source said before no longer does;"
                                    + " erases: that there is no value. Default: says_nothing.",
                    pattern = "says_nothing|erases")
            String blank,

            @Property(
                    value =
                            "What becomes of two rows of which each is drawn where the other one's feature lies: reject or accept."
                                    + " Default: reject.",
                    pattern = "reject|accept")
            String swapped,

            @Property("Attribute of the layer: field of the file.")
            Map<String, String> fields) {}

    public record ClassItem(
            @Property(value = "The smallest value that belongs to the class.", required = true)
            Double from,

            @Property("The smallest that does no longer; absent means no end.")
            Double to,

            @Property(value = "Field: value, for every area of the class.", required = true)
            Map<String, String> values) {}
}
