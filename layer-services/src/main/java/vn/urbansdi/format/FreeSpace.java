package vn.urbansdi.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import vn.urbansdi.catalog.Title;

/** Files of people who download must not fill the disk on which the database may stand. */
final class FreeSpace {

    /** What stays free whatever anybody downloads. */
    private static final long LEFT_FREE_BYTES = 1L << 30;

    private FreeSpace() {}

    /** @throws FeatureFileException of kind NO_ROOM */
    static void require(Path directory) throws IOException {
        if (Files.getFileStore(directory).getUsableSpace() < LEFT_FREE_BYTES) {
            throw new FeatureFileException(
                    FeatureFileException.Kind.NO_ROOM,
                    new Title(
                            "Máy chủ không còn đủ chỗ để tạo tệp; hãy thử lại sau, hoặc dùng GeoJSON, CSV hay FlatGeobuf.",
                            "The server has no room left to make this file; try again later, or take GeoJSON, CSV or"
                                    + " FlatGeobuf."));
        }
    }
}
