package vn.urbansdi.style;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.geotools.api.filter.expression.Expression;

/** An SLD in the making: elements of the version's namespaces, indented for people. */
final class SldDocument {

    private static final String SLD = "http://www.opengis.net/sld";
    private static final String SE = "http://www.opengis.net/se";
    private static final String OGC = "http://www.opengis.net/ogc";
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    private static final String XLINK = "http://www.w3.org/1999/xlink";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final XMLStreamWriter xml;
    private final SldVersion version;
    private int depth;

    SldDocument(SldVersion version) throws XMLStreamException {
        this.version = version;
        this.xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, "UTF-8");
        xml.writeStartDocument("UTF-8", "1.0");
        openSld("StyledLayerDescriptor");
        xml.writeDefaultNamespace(SLD);
        if (version == SldVersion.V1_1_0) {
            xml.writeNamespace("se", SE);
        }
        xml.writeNamespace("ogc", OGC);
        xml.writeNamespace("xlink", XLINK);
        xml.writeNamespace("xsi", XSI);
        xml.writeAttribute(
                "xsi",
                XSI,
                "schemaLocation",
                SLD + " http://schemas.opengis.net/sld/" + version.number() + "/StyledLayerDescriptor.xsd");
        xml.writeAttribute("version", version.number());
    }

    SldVersion version() {
        return version;
    }

    /** Opens an element of the layers and styles. */
    void openSld(String name) throws XMLStreamException {
        indent();
        xml.writeStartElement("", name, SLD);
        depth++;
    }

    /** Opens an element of the symbols, whose namespace is another since 1.1. */
    void open(String name) throws XMLStreamException {
        indent();
        if (version == SldVersion.V1_1_0) {
            xml.writeStartElement("se", name, SE);
        } else {
            xml.writeStartElement("", name, SLD);
        }
        depth++;
    }

    /** Opens an element of filters. */
    void openOgc(String name) throws XMLStreamException {
        indent();
        xml.writeStartElement("ogc", name, OGC);
        depth++;
    }

    void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, value);
    }

    void close() throws XMLStreamException {
        depth--;
        indent();
        xml.writeEndElement();
    }

    /** Closes an element that holds text alone. */
    private void closeText() throws XMLStreamException {
        depth--;
        xml.writeEndElement();
    }

    void leaf(String name, String text) throws XMLStreamException {
        open(name);
        xml.writeCharacters(text);
        closeText();
    }

    void leafSld(String name, String text) throws XMLStreamException {
        openSld(name);
        xml.writeCharacters(text);
        closeText();
    }

    void leafOgc(String name, String text) throws XMLStreamException {
        openOgc(name);
        xml.writeCharacters(text);
        closeText();
    }

    void empty(String name) throws XMLStreamException {
        open(name);
        closeText();
    }

    /** {@code SvgParameter}, or {@code CssParameter} as it was called before. */
    void parameter(String name, String value) throws XMLStreamException {
        open(version == SldVersion.V1_1_0 ? "SvgParameter" : "CssParameter");
        attribute("name", name);
        xml.writeCharacters(value);
        closeText();
    }

    void option(String name, String value) throws XMLStreamException {
        open("VendorOption");
        attribute("name", name);
        xml.writeCharacters(value);
        closeText();
    }

    byte[] finish() throws XMLStreamException {
        close();
        xml.writeEndDocument();
        xml.close();
        return bytes.toByteArray();
    }

    private void indent() throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }

    /** A number without an exponent, from which the same double is read again. */
    static String number(double value) {
        BigDecimal plain = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0).toPlainString() : plain.toPlainString();
    }

    /** A constant as it is written, numbers without needless digits. */
    static String constant(Expression literal) {
        Object value = literal.evaluate(null);
        return value instanceof Number number ? number(number.doubleValue()) : String.valueOf(value);
    }
}
