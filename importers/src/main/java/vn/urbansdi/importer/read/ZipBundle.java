package vn.urbansdi.importer.read;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import vn.urbansdi.importer.row.DeliveryException;

/**
 * The one dataset in a zip file, unpacked into a directory of its own that is removed on {@link #close}. Sizes are counted
 * while unpacking, since the archive's own figures may lie.
 */
final class ZipBundle implements Closeable {

    private static final int MAX_ENTRIES = 10_000;
    private static final long MAX_BYTES = 16L << 30;
    /** Real shapefiles shrink to a tenth, or a fiftieth where a table is mostly blanks. */
    private static final long MAX_RATIO = 200;
    /** So much may be unpacked before the ratio counts. */
    private static final long RATIO_FREE_BYTES = 16 << 20;

    private static final int BUFFER_BYTES = 1 << 16;

    private final TemporaryDirectory directory;
    private final Path main;

    private ZipBundle(TemporaryDirectory directory, Path main) {
        this.directory = directory;
        this.main = main;
    }

    Path main() {
        return main;
    }

    /** The only dataset of a zip file. */
    static ZipBundle unpack(Path zip) throws IOException {
        return unpack(zip, ZipDataset::only);
    }

    /** The documents of a KMZ, in one directory, by number. */
    static ZipBundle unpackKmz(Path kmz) throws IOException {
        return unpack(kmz, ZipDataset::documents);
    }

    private static ZipBundle unpack(Path zip, Function<List<ZipEntry>, ZipDataset> choice) throws IOException {
        // Names that are not marked as UTF-8 may be in any code page: Latin-1 takes all of them, and only the
        // extension matters.
        try (ZipFile file = new ZipFile(zip.toFile(), StandardCharsets.ISO_8859_1)) {
            ZipDataset dataset = choice.apply(entries(file));
            TemporaryDirectory directory = TemporaryDirectory.create();
            try {
                unpack(file, dataset, directory, Files.size(zip));
                return new ZipBundle(directory, directory.path().resolve(dataset.main()));
            } catch (IOException | RuntimeException e) {
                directory.close();
                throw e;
            }
        } catch (ZipException e) {
            throw new DeliveryException(
                    "tệp nén hỏng hoặc bị cắt cụt (" + e.getMessage() + "); hãy nén lại.",
                    "the archive is damaged or cut off (" + e.getMessage() + "); make it again.",
                    e);
        }
    }

    private static void unpack(ZipFile file, ZipDataset dataset, TemporaryDirectory directory, long zippedBytes)
            throws IOException {
        long allowance = Math.min(MAX_BYTES, RATIO_FREE_BYTES + MAX_RATIO * zippedBytes);
        for (ZipDataset.Member member : dataset.members()) {
            Path target = directory.path().resolve(member.target());
            Files.createDirectories(target.getParent());
            allowance -= copy(file, member.entry(), target, allowance);
        }
    }

    private static List<ZipEntry> entries(ZipFile file) {
        if (file.size() > MAX_ENTRIES) {
            throw new DeliveryException(
                    "tệp .zip có hơn " + MAX_ENTRIES + " mục.", "the .zip has more than " + MAX_ENTRIES + " entries.");
        }
        List<ZipEntry> entries = new ArrayList<>();
        Enumeration<? extends ZipEntry> all = file.entries();
        while (all.hasMoreElements()) {
            ZipEntry entry = all.nextElement();
            refuseEscape(entry.getName());
            boolean isJunk = entry.isDirectory() || entry.getName().startsWith("__MACOSX/");
            if (!isJunk) {
                entries.add(entry);
            }
        }
        return entries;
    }

    private static void refuseEscape(String name) {
        String slashed = name.replace('\\', '/');
        boolean climbs = ("/" + slashed + "/").contains("/../");
        if (climbs || slashed.startsWith("/") || slashed.matches("^[A-Za-z]:.*") || slashed.indexOf('\0') >= 0) {
            throw new DeliveryException(
                    "tệp .zip chứa đường dẫn thoát ra ngoài (\"" + name + "\"): không nhận.",
                    "the .zip holds a path that leads outside (\"" + name + "\"): refused.");
        }
    }

    private static long copy(ZipFile file, ZipEntry entry, Path target, long allowance) throws IOException {
        long total = 0;
        try (InputStream in = file.getInputStream(entry);
                OutputStream out = Files.newOutputStream(target)) {
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
                total += got;
                if (total > allowance) {
                    throw new DeliveryException(
                            "tệp .zip bung ra quá lớn so với kích thước nén (bom nén): không nhận.",
                            "the .zip unpacks to far more than its size (a zip bomb): refused.");
                }
                out.write(buffer, 0, got);
            }
        }
        return total;
    }

    @Override
    public void close() {
        directory.close();
    }
}
