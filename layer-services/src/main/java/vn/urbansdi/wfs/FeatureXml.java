package vn.urbansdi.wfs;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.locationtech.jts.geom.Geometry;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.feature.NewValues;
import vn.urbansdi.filter.FilterException;
import vn.urbansdi.filter.ValueReference;
import vn.urbansdi.filter.WrittenValues;
import vn.urbansdi.geo.CrsReference;
import vn.urbansdi.ows.KvpRequest;
import vn.urbansdi.ows.OwsException;

/** Reads what clients say of features in GML: a feature element, or the properties of an update. */
final class FeatureXml {

    private final XMLStreamReader xml;
    private final WfsVersion version;
    private final FeatureType type;
    private final CrsReference defaultCrs;
    private final Map<Attribute, Object> attributes = new HashMap<>();
    private final Set<String> named = new HashSet<>();
    private boolean saysGeometry;
    private Geometry geometry;

    /** @param defaultCrs of geometries that name none */
    FeatureXml(XMLStreamReader xml, WfsVersion version, FeatureType type, CrsReference defaultCrs) {
        this.xml = xml;
        this.version = version;
        this.type = type;
        this.defaultCrs = defaultCrs;
    }

    /** The feature at whose start tag the reader stands; it is left at its end tag. */
    NewValues feature() throws XMLStreamException {
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            if (xml.getLocalName().equals("boundedBy")) {
                // computed, so that what a client repeats of it says nothing
                skip();
            } else {
                boolean standard =
                        Names.GML.equals(xml.getNamespaceURI()) || Names.GML_3_1.equals(xml.getNamespaceURI());
                property(standard ? "gml:" + xml.getLocalName() : xml.getLocalName());
            }
        }
        return values();
    }

    /** The property that a path names. */
    String named(String reference) {
        try {
            ValueReference named = ValueReference.of(type.layer(), reference);
            WrittenValues.attribute(type.layer(), named.property());
            return named.property();
        } catch (FilterException e) {
            throw invalid(reference, e.title().vi(), e.title().en());
        }
    }

    /** The value of a property, in the element at whose start tag the reader stands; it is left at its end tag. */
    void property(String name) throws XMLStreamException {
        if (!named.add(name)) {
            throw invalid(
                    name,
                    "Thuộc tính " + KvpRequest.shown(name) + " có hơn một lần",
                    KvpRequest.shown(name) + " stands more than once");
        }
        try {
            Attribute attribute = WrittenValues.attribute(type.layer(), name);
            if (attribute == null) {
                saysGeometry = true;
                geometry = isNil() ? null : geometry();
            } else {
                attributes.put(attribute, isNil() ? null : value(attribute));
            }
        } catch (FilterException e) {
            throw invalid(name, e.title().vi(), e.title().en());
        }
    }

    /** A property that is left empty. */
    void clear(String name) {
        try {
            Attribute attribute = WrittenValues.attribute(type.layer(), name);
            if (attribute == null) {
                saysGeometry = true;
            } else {
                attributes.put(attribute, null);
            }
        } catch (FilterException e) {
            throw invalid(name, e.title().vi(), e.title().en());
        }
    }

    NewValues values() {
        return new NewValues(attributes, saysGeometry, geometry);
    }

    private Object value(Attribute attribute) throws XMLStreamException {
        String text = xml.getElementText();
        return text.isBlank() ? null : WrittenValues.of(attribute, text.strip());
    }

    private Geometry geometry() throws XMLStreamException {
        if (xml.nextTag() != XMLStreamConstants.START_ELEMENT) {
            return null;
        }
        Geometry read = WrittenValues.geometry(xml, defaultCrs, version.crsNames());
        if (xml.nextTag() != XMLStreamConstants.END_ELEMENT) {
            throw GetFeatureXml.unexpected(xml.getLocalName());
        }
        return read;
    }

    private boolean isNil() throws XMLStreamException {
        String nil = xml.getAttributeValue(Names.XSI, "nil");
        boolean empty =
                nil != null && (nil.strip().equals("true") || nil.strip().equals("1"));
        if (empty && xml.nextTag() != XMLStreamConstants.END_ELEMENT) {
            throw GetFeatureXml.unexpected(xml.getLocalName());
        }
        return empty;
    }

    private void skip() throws XMLStreamException {
        for (int depth = 1; depth > 0; ) {
            int event = xml.next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }

    static OwsException invalid(String locator, String vi, String en) {
        return new OwsException("InvalidValue", locator, new Title(vi, en), 400);
    }
}
