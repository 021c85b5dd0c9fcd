package vn.urbansdi.importer.read;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.locationtech.jts.geom.Geometry;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.importer.row.DeliveryException;
import vn.urbansdi.importer.row.Rejection;
import vn.urbansdi.importer.row.SourceCrs;
import vn.urbansdi.importer.row.SourceField;
import vn.urbansdi.importer.row.SourceRow;

/**
 * KML (OGC 12-007r2): one row for each Placemark, wherever it stands. Links to elsewhere are counted and never followed.
 */
final class KmlReader implements RowReader {

    private static final SourceCrs WGS_84 = SourceCrs.known(
            4326, "KML luôn dùng WGS 84 (OGC 12-007r2, 5.2).", "KML is always in WGS 84 (OGC 12-007r2, 5.2).");

    private final Deque<Path> documents;
    private final ShapeBuilder shapes = new ShapeBuilder();
    private final GrowingFields fields = new GrowingFields();
    private final KmlData data = new KmlData(fields);
    private final Map<String, Long> passedOver = new TreeMap<>();
    private volatile CountedInput input;
    private XMLStreamReader xml;
    private KmlGeometry geometry;
    private long number;
    private SourceRow ahead;

    private KmlReader(List<Path> documents) {
        this.documents = new ArrayDeque<>(documents);
    }

    static KmlReader open(Path file) throws IOException {
        return open(List.of(file));
    }

    /** Several documents as one, in the order of their names. */
    static KmlReader openAll(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return open(files.sorted().toList());
        }
    }

    private static KmlReader open(List<Path> documents) throws IOException {
        KmlReader reader = new KmlReader(documents);
        try {
            reader.ahead = reader.read(); // the fields of the first row, and what is wrong with the beginning
            return reader;
        } catch (RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    /** @return whether there was another document to begin */
    @SuppressWarnings("MustBeClosedChecker") // closed with the reader, or before the next document
    private boolean beginDocument() throws XMLStreamException {
        if (documents.isEmpty()) {
            return false;
        }
        close();
        try {
            input = CountedInput.open(documents.remove());
        } catch (IOException e) {
            throw new DeliveryException("không đọc được tệp.", "the file cannot be read.", e);
        }
        xml = HardenedXml.open(input);
        requireRoot();
        return true;
    }

    private void requireRoot() throws XMLStreamException {
        int event = xml.getEventType();
        while (event != XMLStreamConstants.START_ELEMENT) {
            event = HardenedXml.next(xml);
        }
        if (!xml.getLocalName().equals("kml")) {
            throw new DeliveryException(
                    "không phải KML: phần tử gốc là <" + xml.getLocalName() + ">.",
                    "not KML: its root element is <" + xml.getLocalName() + ">.");
        }
    }

    private static DeliveryException damaged(XMLStreamException e) {
        String place = e.getLocation() == null
                ? ""
                : " (" + e.getLocation().getLineNumber() + ":" + e.getLocation().getColumnNumber() + ")";
        return new DeliveryException(
                "KML hỏng hoặc bị cắt cụt" + place + "; hãy xuất lại tệp.",
                "the KML is damaged or cut off" + place + "; export the file again.",
                e);
    }

    @Override
    public String format() {
        return "KML";
    }

    @Override
    public List<SourceField> fields() {
        return fields.fields();
    }

    @Override
    public boolean declaresFields() {
        return false;
    }

    @Override
    public SourceCrs crs() {
        return WGS_84;
    }

    @Override
    public Optional<Charset> encoding() {
        return Optional.of(StandardCharsets.UTF_8);
    }

    @Override
    public List<Title> notes() {
        List<Title> notes = new ArrayList<>();
        passedOver.forEach((element, count) -> notes.add(new Title(
                "Bỏ qua " + count + " phần tử " + element + " (không theo liên kết, không đọc ảnh).",
                "Passed over " + count + " " + element + " (links are not followed, pictures not read).")));
        return notes;
    }

    @Override
    public double progress() {
        return input == null ? 0 : input.progress();
    }

    @Override
    public SourceRow next() {
        SourceRow row = ahead;
        if (row != null) {
            ahead = null;
            return row;
        }
        return read();
    }

    private SourceRow read() {
        try {
            while ((xml != null && xml.hasNext()) || beginDocument()) {
                if (HardenedXml.next(xml) != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                switch (xml.getLocalName()) {
                    case "Placemark" -> {
                        number++;
                        return placemark();
                    }
                    case "NetworkLink", "GroundOverlay", "ScreenOverlay", "PhotoOverlay", "Tour" -> {
                        passedOver.merge(xml.getLocalName(), 1L, Long::sum);
                        HardenedXml.skip(xml);
                    }
                    case "Style", "StyleMap", "Schema", "LookAt", "Camera", "description" -> HardenedXml.skip(xml);
                    default -> {} // Document and Folder: their Placemarks follow
                }
            }
            return null;
        } catch (XMLStreamException e) {
            throw damaged(e).atRow(number + 1);
        } catch (DeliveryException e) {
            throw e.atRow(number);
        }
    }

    private SourceRow placemark() throws XMLStreamException {
        fields.beginRow();
        shapes.beginRow();
        geometry = new KmlGeometry();
        String id = xml.getAttributeValue(null, "id");
        while (HardenedXml.next(xml) != XMLStreamConstants.END_ELEMENT) {
            if (xml.isStartElement()) {
                member(xml.getLocalName());
            }
        }
        if (id != null) {
            fields.setIfAbsent("id", id);
        }
        if (fields.contradicted() != null) {
            return new SourceRow(
                    number, fields.values(), null, shapes.repairs(), Repetition.rejection(fields.contradicted()));
        }
        Geometry shape = null;
        Rejection rejection = null;
        try {
            shape = geometry.assemble(shapes);
        } catch (MalformedShapeException e) {
            rejection = e.rejection();
        }
        return new SourceRow(number, fields.values(), shape, shapes.repairs(), rejection);
    }

    private void member(String element) throws XMLStreamException {
        switch (element) {
            case "name", "description", "address", "phoneNumber" -> {
                data.text(xml, element);
            }
            case "ExtendedData" -> data.extended(xml);
            case "TimeStamp", "TimeSpan" -> {
                while (HardenedXml.next(xml) != XMLStreamConstants.END_ELEMENT) {
                    if (xml.isStartElement()) {
                        data.text(xml, xml.getLocalName());
                    }
                }
            }
            default -> {
                if (!geometry.read(xml)) {
                    HardenedXml.skip(xml);
                }
            }
        }
    }

    @Override
    public void close() {
        try {
            if (xml != null) {
                xml.close();
            }
            if (input != null) {
                input.close();
            }
        } catch (IOException | XMLStreamException e) {
            throw new DeliveryException("không đóng được tệp.", "the file could not be closed.", e);
        }
    }
}
