package vn.urbansdi.importer.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import vn.urbansdi.importer.row.DeliveryException;

/**
 * A workbook's table of texts (ECMA-376, part 1, 18.4), to which cells refer by number. It has to be kept whole; so it is kept
 * as UTF-8 end to end, and bounded.
 */
final class SharedStrings {

    private static final String PART = "xl/sharedStrings.xml";
    private static final int MAX_BYTES = 96 << 20;
    private static final int MAX_TEXTS = 8_000_000;

    private byte[] bytes = new byte[1 << 12];
    private int[] ends = new int[256];
    private int count;

    static SharedStrings read(WorkbookFile workbook) throws IOException, XMLStreamException {
        SharedStrings strings = new SharedStrings();
        Optional<InputStream> part = workbook.part(PART);
        if (part.isEmpty()) {
            return strings;
        }
        XMLStreamReader xml = HardenedXml.open(part.get());
        BoundedText text = new BoundedText();
        while (xml.hasNext()) {
            HardenedXml.next(xml);
            if (xml.isStartElement() && xml.getLocalName().equals("si")) {
                RichText.read(xml, text);
                strings.add(text.kept());
            }
        }
        return strings;
    }

    private void add(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        int start = count == 0 ? 0 : ends[count - 1];
        if (count == MAX_TEXTS || start + encoded.length > MAX_BYTES) {
            throw new DeliveryException(
                    "bảng tính có quá nhiều chữ khác nhau; hãy lưu thành .csv (UTF-8) rồi nộp.",
                    "the workbook holds too much different text; save it as .csv (UTF-8) and deliver that.");
        }
        if (start + encoded.length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, start + encoded.length));
        }
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, 2 * count);
        }
        System.arraycopy(encoded, 0, bytes, start, encoded.length);
        ends[count++] = start + encoded.length;
    }

    /** Empty if there is no such text. */
    Optional<String> at(int index) {
        if (index < 0 || index >= count) {
            return Optional.empty();
        }
        int start = index == 0 ? 0 : ends[index - 1];
        return Optional.of(new String(bytes, start, ends[index] - start, StandardCharsets.UTF_8));
    }
}
