package vn.urbansdi.importer.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import vn.urbansdi.importer.row.SourceCrs;

/** The {@code .prj} beside a shapefile: one CRS in Esri's well-known text. */
final class PrjFile {

    private static final int MAX_BYTES = 65_536;

    private PrjFile() {}

    /** The {@code .prj}, or where that says nothing known the {@code .qpj} that QGIS writes with the EPSG code in it. */
    static SourceCrs beside(Companions companions) throws IOException {
        SourceCrs prj = read(companions.find("prj"));
        Optional<Path> qpj = companions.find("qpj");
        return prj.isKnown() || qpj.isEmpty() ? prj : read(qpj);
    }

    static SourceCrs read(Optional<Path> file) throws IOException {
        if (file.isEmpty()) {
            return SourceCrs.unknown("Thiếu tệp .prj.", "There is no .prj file.");
        }
        try (InputStream in = Files.newInputStream(file.get())) {
            return CrsIdentification.identify(
                    new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8).replace("\uFEFF", ""));
        }
    }
}
