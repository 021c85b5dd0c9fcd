package vn.urbansdi.importer.read;

import java.util.List;
import java.util.Optional;
import vn.urbansdi.importer.row.DecimalMark;

/**
 * What the delivery says about how to read a file; absent parts are found out from the file.
 *
 * @param table of a GeoPackage, GML or FileGDB, sheet of a workbook, Layer of a DXF, Level of a DGN
 * @param x     column of easting or longitude of a CSV file or workbook
 * @param y     column of northing or latitude of a CSV file or workbook
 * @param wkt   column of a CSV file or workbook that holds the geometry as well-known text
 * @param classes of a raster, ascending
 * @param place whether the rows have one
 * @param decimal how its text writes numbers, coordinates apart; absent means: told from the values, column by column
 */
public record ReadOptions(
        Optional<String> table,
        Optional<String> x,
        Optional<String> y,
        Optional<String> wkt,
        List<RasterClass> classes,
        Place place,
        Optional<DecimalMark> decimal) {

    /** Whether the rows of a table have a place. */
    public enum Place {
        /** The table cannot be read unless it tells where they are. */
        REQUIRED,
        /** For a first look. */
        IF_TOLD,
        /** They only say more of features that are there; what the file holds of geometry does not count. */
        NONE
    }

    public ReadOptions {
        classes = List.copyOf(classes);
    }

    /** Of a delivery that does not say how numbers are written. */
    public ReadOptions(
            Optional<String> table,
            Optional<String> x,
            Optional<String> y,
            Optional<String> wkt,
            List<RasterClass> classes,
            Place place) {
        this(table, x, y, wkt, classes, place, Optional.empty());
    }

    public ReadOptions(Optional<String> table, Optional<String> x, Optional<String> y, Optional<String> wkt) {
        this(table, x, y, wkt, List.of(), Place.REQUIRED);
    }

    /** Nothing is known of the file yet. */
    public static ReadOptions firstLook() {
        return new ReadOptions(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Place.IF_TOLD);
    }

    public static ReadOptions automatic() {
        return new ReadOptions(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
