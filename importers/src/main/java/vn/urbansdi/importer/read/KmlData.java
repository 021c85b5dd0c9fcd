package vn.urbansdi.importer.read;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.importer.row.Unreadable;

/** The values of a Placemark: its own elements, and what stands in ExtendedData. */
final class KmlData {

    private final GrowingFields fields;
    private final BoundedText text = new BoundedText();

    KmlData(GrowingFields fields) {
        this.fields = fields;
    }

    /** Reads the element at whose start {@code xml} stands as a field of that name. */
    void text(XMLStreamReader xml, String name) throws XMLStreamException {
        HardenedXml.readText(xml, text);
        setText(name);
    }

    /** Data, SchemaData with SimpleData, or elements of another namespace (clause 9.3). */
    void extended(XMLStreamReader xml) throws XMLStreamException {
        while (HardenedXml.next(xml) != XMLStreamConstants.END_ELEMENT) {
            if (!xml.isStartElement()) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "Data" -> data(xml);
                case "SchemaData" -> schemaData(xml);
                default -> {
                    text(xml, xml.getLocalName());
                }
            }
        }
    }

    private void data(XMLStreamReader xml) throws XMLStreamException {
        String name = xml.getAttributeValue(null, "name");
        while (HardenedXml.next(xml) != XMLStreamConstants.END_ELEMENT) {
            if (!xml.isStartElement()) {
                continue;
            }
            boolean isValue = name != null && xml.getLocalName().equals("value");
            HardenedXml.readText(xml, text);
            if (isValue) {
                setText(name);
            }
        }
    }

    private void schemaData(XMLStreamReader xml) throws XMLStreamException {
        while (HardenedXml.next(xml) != XMLStreamConstants.END_ELEMENT) {
            if (!xml.isStartElement()) {
                continue;
            }
            String name = xml.getAttributeValue(null, "name");
            boolean isList = xml.getLocalName().equals("SimpleArrayData");
            HardenedXml.readText(xml, text);
            if (name != null && isList) {
                fields.set(
                        name,
                        new Unreadable(
                                "[…]",
                                new Title(
                                        "Trường chứa danh sách, không phải một giá trị.",
                                        "The field holds a list, not one value.")));
            } else if (name != null) {
                setText(name);
            }
        }
    }

    private void setText(String name) {
        Object value = text.value();
        if (value != null) {
            fields.set(name, value);
        }
    }
}
