package vn.urbansdi.importer.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import vn.urbansdi.importer.row.Encodings;

/**
 * The {@code .cpg} beside a shapefile, or the {@code .cst} that GeoTools and GeoServer write: the name or Windows number of its
 * text encoding, on one line.
 */
final class CpgFile {

    private static final int MAX_BYTES = 64;

    private CpgFile() {}

    /** Empty where there is no file, or it names nothing that is known: then the text itself must tell. */
    static Optional<Charset> beside(Companions companions) throws IOException {
        Optional<Charset> cpg = read(companions.find("cpg"));
        return cpg.isPresent() ? cpg : read(companions.find("cst"));
    }

    private static Optional<Charset> read(Optional<Path> file) throws IOException {
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file.get())) {
            return Encodings.named(new String(in.readNBytes(MAX_BYTES), StandardCharsets.ISO_8859_1)
                    .replace("\u00EF\u00BB\u00BF", ""));
        }
    }
}
