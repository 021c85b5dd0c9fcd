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
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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
    private static final Set<String> MAIN = Set.of("shp", "geojson", "json", "gpkg", "csv", "tsv");
    private static final Set<String> COMPANIONS = Set.of("dbf", "prj", "cpg");

    private final Path directory;
    private final Path main;

    private ZipBundle(Path directory, Path main) {
        this.directory = directory;
        this.main = main;
    }

    Path main() {
        return main;
    }

    static ZipBundle unpack(Path zip) throws IOException {
        // Names that are not marked as UTF-8 may be in any code page: Latin-1 takes all of them, and only the
        // extension matters.
        try (ZipFile file = new ZipFile(zip.toFile(), StandardCharsets.ISO_8859_1)) {
            ZipEntry main = main(file);
            Path directory = Files.createTempDirectory("sdi-import");
            try {
                return unpack(file, main, directory, Files.size(zip));
            } catch (IOException | RuntimeException e) {
                remove(directory);
                throw e;
            }
        } catch (ZipException e) {
            throw new DeliveryException(
                    "tệp .zip hỏng hoặc bị cắt cụt (" + e.getMessage() + "); hãy nén lại.",
                    "the .zip is damaged or cut off (" + e.getMessage() + "); make it again.",
                    e);
        }
    }

    private static ZipBundle unpack(ZipFile file, ZipEntry main, Path directory, long zippedBytes) throws IOException {
        long allowance = Math.min(MAX_BYTES, RATIO_FREE_BYTES + MAX_RATIO * zippedBytes);
        String stem = stem(main.getName());
        Set<String> taken = new HashSet<>();
        Path mainPath = null;
        for (ZipEntry entry : entries(file)) {
            String extension = extension(entry.getName());
            boolean isMain = entry.getName().equals(main.getName());
            boolean isCompanion =
                    COMPANIONS.contains(extension) && stem(entry.getName()).equalsIgnoreCase(stem);
            if ((isMain || isCompanion) && taken.add(extension)) {
                // The name on disk is ours, whatever the archive says.
                Path target = directory.resolve("data." + extension);
                allowance -= copy(file, entry, target, allowance);
                mainPath = isMain ? target : mainPath;
            }
        }
        return new ZipBundle(directory, mainPath);
    }

    private static ZipEntry main(ZipFile file) {
        List<ZipEntry> found = entries(file).stream()
                .filter(entry -> MAIN.contains(extension(entry.getName())))
                .toList();
        if (found.size() != 1) {
            List<String> names = found.stream().map(ZipEntry::getName).limit(20).toList();
            throw new DeliveryException(
                    "tệp .zip phải chứa đúng một bộ dữ liệu (.shp, .geojson, .gpkg hoặc .csv), ở đây có " + found.size()
                            + ": " + names + ".",
                    "the .zip must hold exactly one dataset (.shp, .geojson, .gpkg or .csv); there are " + found.size()
                            + ": " + names + ".");
        }
        return found.get(0);
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

    private static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    private static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    private static void remove(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(directory);
    }

    @Override
    public void close() {
        try {
            remove(directory);
        } catch (IOException e) {
            throw new DeliveryException(
                    "không xoá được thư mục tạm " + directory + ".", "cannot remove " + directory + ".", e);
        }
    }
}
