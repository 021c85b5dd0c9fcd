package vn.urbansdi.importer.run;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import vn.urbansdi.importer.map.RepairRules;
import vn.urbansdi.importer.merge.MergeOptions;
import vn.urbansdi.importer.read.ReadOptions;

/**
 * One file for one layer.
 *
 * @param source   who delivers
 * @param city     to which every row belongs; absent where each row's ward tells
 * @param rejectsOtherCity whether rows that plainly belong to another city are rejected; else they are only told
 * @param priority 0 to 100
 * @param options  how to read the file
 * @param encoding of the text; absent means: find out
 * @param srid     EPSG code of the coordinates; absent means: as the file says
 * @param repairs  what may be done to its geometries
 * @param merging  what it says of its merging
 * @param fields   attribute → field, where the names do not tell
 */
public record Delivery(
        Path file,
        String layer,
        String source,
        Optional<String> city,
        boolean rejectsOtherCity,
        int priority,
        ReadOptions options,
        Optional<Charset> encoding,
        Optional<Integer> srid,
        RepairRules repairs,
        MergeOptions merging,
        Map<String, String> fields) {

    /** Of a delivery that does not say. */
    public static final int DEFAULT_PRIORITY = 50;

    public Delivery {
        fields = Map.copyOf(fields);
    }

    /** Of a delivery that only wants to be told of rows of other cities. */
    public Delivery(
            Path file,
            String layer,
            String source,
            Optional<String> city,
            int priority,
            ReadOptions options,
            Optional<Charset> encoding,
            Optional<Integer> srid,
            RepairRules repairs,
            MergeOptions merging,
            Map<String, String> fields) {
        this(file, layer, source, city, false, priority, options, encoding, srid, repairs, merging, fields);
    }

    /** Whether its rows have no place, and only say more of features that are there. */
    public boolean isPlaceless() {
        return options.place() == ReadOptions.Place.NONE;
    }

    /** The file's name, for people. */
    public String fileName() {
        return file.getFileName().toString();
    }
}
