package vn.urbansdi.importer.doctor;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Optional;
import vn.urbansdi.importer.read.ReadOptions;

/**
 * A file that is to be looked over.
 *
 * @param options  how to read it
 * @param layer    id of the layer that it is for; absent means: propose one
 * @param encoding of its text; absent means: find out
 * @param srid     EPSG code of its coordinates, where the file does not tell or is wrong
 * @param delivery what the proposed delivery says beside what is found out
 */
public record Examination(
        Path file,
        ReadOptions options,
        Optional<String> layer,
        Optional<Charset> encoding,
        Optional<Integer> srid,
        DeliveryTerms delivery) {

    /**
     * @param path   of the file as the delivery names it
     * @param source who delivers; absent means: named after the file
     * @param city   to which all rows belong
     */
    public record DeliveryTerms(String path, Optional<String> source, Optional<String> city) {}

    public String fileName() {
        return file.getFileName().toString();
    }
}
