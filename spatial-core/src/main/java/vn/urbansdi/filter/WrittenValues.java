package vn.urbansdi.filter;

import com.fasterxml.jackson.databind.JsonNode;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.locationtech.jts.geom.Geometry;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.geo.CrsReference;
import vn.urbansdi.geo.CrsRegistry;

/** What clients write as the value of a property, brought to what the layer keeps. */
public final class WrittenValues {

    private WrittenValues() {}

    /**
     * A value of the class of the attribute's type: text in NFC, numbers, booleans and times as XML Schema writes them.
     *
     * @param written text, a number or a boolean
     * @throws FilterException of code TYPE if it does not fit
     */
    public static Object of(Attribute attribute, Object written) {
        return Literals.whole(written, attribute.type(), attribute.name());
    }

    /**
     * The GML geometry at whose start tag the reader stands; the reader is left at its end tag.
     *
     * @param defaultCrs of a geometry that names none, in its own axis order
     * @param names      how geometries name their CRS
     * @return with its SRID set, x before y
     * @throws FilterException if it is no geometry that can be read
     */
    public static Geometry geometry(XMLStreamReader xml, CrsReference defaultCrs, CrsRegistry names)
            throws XMLStreamException {
        return GmlGeometryReader.ofKept(xml, defaultCrs, names).read();
    }

    /**
     * A GeoJSON geometry (RFC 7946, 3.1), heights passed over.
     *
     * @param crs of its positions, in its own axis order
     * @return with its SRID set, x before y
     * @throws FilterException if it is no geometry that can be read; its locator is what could not be
     */
    public static Geometry geometry(JsonNode json, CrsReference crs) {
        Geometry read = new Cql2GeoJson(new Cql2Geometries(crs)).read(json);
        read.setSRID(crs.crs().srid());
        return read;
    }

    /** The attribute of a layer that the public may write, or null for its geometry. */
    public static Attribute attribute(Layer layer, String name) {
        String known = PropertyNames.resolve(layer, name);
        if (known.equals(PropertyNames.FID)) {
            throw Refusal.unknownProperty(name);
        }
        return known.equals(PropertyNames.GEOMETRY)
                ? null
                : layer.attribute(known).orElseThrow();
    }
}
