package vn.urbansdi.importer.doctor;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import vn.urbansdi.importer.map.RepairRules;
import vn.urbansdi.importer.read.ReadOptions;

/**
 * A file that is to be looked over.
 *
 * @param options  how to read it
 * @param layer    id of the layer that it is for; absent means: propose one
 * @param encoding of its text; absent means: find out
 * @param srid     EPSG code of its coordinates, where the file does not tell or is wrong
 * @param said     what a delivery says of its rows, where somebody has written one; absent means: propose it
 * @param delivery what the proposed delivery says beside what is found out
 */
public record Examination(
        Path file,
        ReadOptions options,
        Optional<String> layer,
        Optional<Charset> encoding,
        Optional<Integer> srid,
        Optional<Said> said,
        DeliveryTerms delivery) {

    /** Of a file for which nobody has written a delivery. */
    public Examination(
            Path file,
            ReadOptions options,
            Optional<String> layer,
            Optional<Charset> encoding,
            Optional<Integer> srid,
            DeliveryTerms delivery) {
        this(file, options, layer, encoding, srid, Optional.empty(), delivery);
    }

    /**
     * @param fields  attribute → field, where the names do not tell
     * @param repairs what may be done to its geometries
     */
    public record Said(Map<String, String> fields, RepairRules repairs) {
        public Said {
            fields = Map.copyOf(fields);
        }
    }

    /**
     * @param path   of the file as the delivery names it
     * @param source who delivers; absent means: named after the file
     * @param city   to which all rows belong
     */
    public record DeliveryTerms(String path, Optional<String> source, Optional<String> city) {}

    RepairRules repairs() {
        return said.map(Said::repairs).orElse(RepairRules.DEFAULT);
    }

    public String fileName() {
        return file.getFileName() == null ? file.toString() : file.getFileName().toString();
    }
}
