package vn.urbansdi.importer.read;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import vn.urbansdi.importer.row.DeliveryException;

/**
 * The parts of an Excel workbook (ECMA-376, part 1, 12.3 and 18.2), read inside its zip: nothing is unpacked, and no part is
 * looked up by anything but the exact name of an entry. What is inflated is counted, since the zip's own figures may lie.
 */
final class WorkbookFile implements Closeable {

    private static final int MAX_ENTRIES = 10_000;
    private static final int MAX_SHEETS = 1_000;
    private static final long MAX_PART_BYTES = 4L << 30;
    private static final long MAX_RATIO = 200;
    private static final long RATIO_FREE_BYTES = 16 << 20;

    /** @param part name of its entry in the zip */
    record Sheet(String name, String part, boolean isHidden) {}

    private final ZipFile zip;
    private final List<Sheet> sheets;
    private final boolean startsIn1904;

    private WorkbookFile(ZipFile zip, List<Sheet> sheets, boolean startsIn1904) {
        this.zip = zip;
        this.sheets = List.copyOf(sheets);
        this.startsIn1904 = startsIn1904;
    }

    static WorkbookFile open(Path file) throws IOException, XMLStreamException {
        ZipFile zip = zip(file);
        try {
            Map<String, String> targets = targets(zip);
            List<Sheet> sheets = new ArrayList<>();
            boolean startsIn1904 = false;
            XMLStreamReader xml =
                    HardenedXml.open(part(zip, "xl/workbook.xml").orElseThrow(WorkbookFile::notAWorkbook));
            while (xml.hasNext()) {
                HardenedXml.next(xml);
                if (!xml.isStartElement()) {
                    continue;
                }
                if (xml.getLocalName().equals("workbookPr")) {
                    startsIn1904 = isTrue(attribute(xml, "date1904"));
                } else if (xml.getLocalName().equals("sheet") && sheets.size() < MAX_SHEETS) {
                    String target = targets.get(attribute(xml, "id"));
                    if (target != null) {
                        sheets.add(new Sheet(
                                String.valueOf(attribute(xml, "name")),
                                target,
                                attribute(xml, "state") != null && !"visible".equals(attribute(xml, "state"))));
                    }
                }
            }
            return new WorkbookFile(zip, sheets, startsIn1904);
        } catch (IOException | XMLStreamException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private static ZipFile zip(Path file) throws IOException {
        try {
            ZipFile zip = new ZipFile(file.toFile());
            if (zip.size() > MAX_ENTRIES) {
                zip.close();
                throw notAWorkbook();
            }
            return zip;
        } catch (ZipException | IllegalArgumentException e) {
            throw new DeliveryException(
                    "tệp .xlsx hỏng, bị cắt cụt hoặc có mật khẩu; hãy lưu lại bằng Excel, không đặt mật khẩu.",
                    "the .xlsx is damaged, cut off or has a password; save it again with Excel, without one.",
                    e);
        }
    }

    private static DeliveryException notAWorkbook() {
        return new DeliveryException("không phải tệp .xlsx.", "not an .xlsx file.");
    }

    private static Map<String, String> targets(ZipFile zip) throws IOException, XMLStreamException {
        Map<String, String> targets = new HashMap<>();
        XMLStreamReader xml =
                HardenedXml.open(part(zip, "xl/_rels/workbook.xml.rels").orElseThrow(WorkbookFile::notAWorkbook));
        while (xml.hasNext()) {
            HardenedXml.next(xml);
            if (xml.isStartElement() && xml.getLocalName().equals("Relationship") && targets.size() < MAX_ENTRIES) {
                String target = attribute(xml, "Target");
                boolean isOutside = "External".equals(attribute(xml, "TargetMode"));
                if (target != null && !isOutside) {
                    targets.put(attribute(xml, "Id"), target.startsWith("/") ? target.substring(1) : "xl/" + target);
                }
            }
        }
        return targets;
    }

    List<Sheet> sheets() {
        return sheets;
    }

    /** Whether days are counted from 1904, as old versions for the Macintosh do. */
    boolean startsIn1904() {
        return startsIn1904;
    }

    /** The bytes of a part; empty if there is none of that name. */
    Optional<InputStream> part(String name) throws IOException {
        return part(zip, name);
    }

    /** Bytes of a part by the zip's directory, at least 1. */
    long size(String name) {
        ZipEntry entry = zip.getEntry(name);
        return entry == null ? 1 : Math.max(1, entry.getSize());
    }

    private static Optional<InputStream> part(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            return Optional.empty();
        }
        long zipped = Files.size(Path.of(zip.getName()));
        return Optional.of(new Counted(
                zip.getInputStream(entry), Math.min(MAX_PART_BYTES, RATIO_FREE_BYTES + MAX_RATIO * zipped)));
    }

    /** An attribute by its local name, whatever its namespace; null if there is none. */
    static String attribute(XMLStreamReader xml, String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return null;
    }

    static boolean isTrue(String value) {
        return "1".equals(value) || "true".equals(value);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** Ends a part that inflates to far more than the file's size. */
    private static final class Counted extends FilterInputStream {

        private long left;

        Counted(InputStream in, long allowance) {
            super(in);
            this.left = allowance;
        }

        @Override
        public int read() throws IOException {
            return count(super.read(), 1);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int got = super.read(buffer, offset, length);
            return count(got, got);
        }

        private int count(int result, int bytes) {
            left -= result < 0 ? 0 : bytes;
            if (left < 0) {
                throw new DeliveryException(
                        "tệp .xlsx bung ra quá lớn so với kích thước nén (bom nén): không nhận.",
                        "the .xlsx unpacks to far more than its size (a zip bomb): refused.");
            }
            return result;
        }
    }
}
