package vn.urbansdi.importer.read;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import vn.urbansdi.importer.row.DeliveryException;

/**
 * The one dataset that a zip file holds.
 *
 * @param main    name on disk of the file, or of the directory of a file geodatabase, to be opened
 * @param members the entries that belong to it; the names on disk are ours, whatever the archive says
 */
record ZipDataset(String main, List<Member> members) {

    private static final String NAME = "data.";
    private static final String GEODATABASE = ".gdb/";
    private static final String DOCUMENTS = "documents";
    private static final int SHOWN = 20;

    ZipDataset {
        members = List.copyOf(members);
    }

    record Member(ZipEntry entry, String target) {}

    /** @param entries files only, their names harmless */
    static ZipDataset only(List<ZipEntry> entries) {
        Set<String> datasets = new LinkedHashSet<>();
        List<String> tables = new ArrayList<>();
        for (ZipEntry entry : entries) {
            String name = entry.getName();
            int geodatabase = geodatabaseEnd(name);
            if (geodatabase > 0) {
                datasets.add(name.substring(0, geodatabase));
                continue;
            }
            String extension = extension(name);
            FileFormat.ofExtension(extension).ifPresent(format -> {
                if (format.isDatasetInZip(extension)) {
                    datasets.add(name);
                } else if (format == FileFormat.DBF) {
                    tables.add(name);
                }
            });
        }
        if (datasets.isEmpty()) {
            datasets.addAll(tables);
        }
        if (datasets.size() != 1) {
            throw notOne(datasets);
        }
        String main = datasets.iterator().next();
        return main.endsWith("/") ? geodatabase(main, entries) : files(main, entries);
    }

    /**
     * The documents of a KMZ: the first {@code .kml} is the main one (OGC 12-007r2, annex C), but programs put the layers
     * that it links to into others beside it. What else it holds is not read.
     */
    static ZipDataset documents(List<ZipEntry> entries) {
        List<Member> members = new ArrayList<>();
        for (ZipEntry entry : entries) {
            if (extension(entry.getName()).equals("kml")) {
                members.add(new Member(entry, DOCUMENTS + String.format(Locale.ROOT, "/%05d.kml", members.size())));
            }
        }
        if (members.isEmpty()) {
            throw new DeliveryException("tệp .kmz không chứa tệp .kml nào.", "there is no .kml in the .kmz.");
        }
        return new ZipDataset(DOCUMENTS, members);
    }

    private static DeliveryException notOne(Set<String> datasets) {
        List<String> names = datasets.stream().limit(SHOWN).toList();
        return new DeliveryException(
                "tệp .zip phải chứa đúng một bộ dữ liệu, ở đây có " + datasets.size() + ": " + names
                        + ". Các loại được nhận: " + FileFormat.taken() + ".",
                "the .zip must hold exactly one dataset; there are " + datasets.size() + ": " + names + ". Taken are "
                        + FileFormat.taken() + ".");
    }

    private static ZipDataset files(String main, List<ZipEntry> entries) {
        FileFormat format = FileFormat.ofExtension(extension(main)).orElseThrow();
        Set<String> taken = new HashSet<>();
        List<Member> members = new ArrayList<>();
        for (ZipEntry entry : entries) {
            String extension = extension(entry.getName());
            boolean isMain = entry.getName().equals(main);
            boolean isCompanion = format.companions().contains(extension)
                    && stem(entry.getName()).equalsIgnoreCase(stem(main));
            if ((isMain || isCompanion) && taken.add(extension)) {
                members.add(new Member(entry, NAME + extension));
            }
        }
        return new ZipDataset(NAME + extension(main), members);
    }

    private static ZipDataset geodatabase(String main, List<ZipEntry> entries) {
        List<Member> members = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (ZipEntry entry : entries) {
            if (entry.getName().startsWith(main)) {
                String name = entry.getName().substring(main.length());
                // a00000001.gdbtable, timestamps, gdb: all that a geodatabase consists of
                if (name.matches("[A-Za-z0-9_]{1,60}(\\.[a-z0-9]{1,20})?") && taken.add(name)) {
                    members.add(new Member(entry, NAME + "gdb/" + name));
                }
            }
        }
        return new ZipDataset(NAME + "gdb", members);
    }

    private static int geodatabaseEnd(String name) {
        int at = name.replace('\\', '/').toLowerCase(Locale.ROOT).indexOf(GEODATABASE);
        return at < 0 ? -1 : at + GEODATABASE.length();
    }

    private static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    private static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
