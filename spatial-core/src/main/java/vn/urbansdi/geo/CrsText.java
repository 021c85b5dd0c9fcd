package vn.urbansdi.geo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * A CRS as well-known text, for files that carry it. Neither form holds a datum shift: readers know the CRS by its name or
 * code, and take the shift from their own registers.
 *
 * @param esri as Esri writes it, for {@code .prj}
 * @param ogc  well-known text 1 (OGC 01-009), with EPSG codes
 */
public record CrsText(String esri, String ogc) {

    private static final Map<Integer, CrsText> BY_SRID = read("/geo/crs-wkt.csv");

    public static CrsText of(Crs crs) {
        CrsText text = BY_SRID.get(crs.srid());
        if (text == null) {
            throw new IllegalStateException("no well-known text of " + crs.code());
        }
        return text;
    }

    private static Map<Integer, CrsText> read(String resource) {
        Map<Integer, CrsText> bySrid = new HashMap<>();
        try (InputStream in = CrsText.class.getResourceAsStream(resource);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    String[] column = line.split(";", -1);
                    bySrid.put(Integer.parseInt(column[0]), new CrsText(column[1], column[2]));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bySrid;
    }
}
