package vn.urbansdi.filter;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import vn.urbansdi.catalog.Layer;

/** Reads Filter Encoding 2.0 (OGC 09-026r2) with GML 3.2 geometries from a stream. */
public final class FesReader {

    private FesReader() {}

    /**
     * Reads one {@code fes:Filter} and leaves the reader at its end tag.
     *
     * @param xml stands at the start tag of {@code fes:Filter}; hardened by whoever opened it (no DOCTYPE, no entities)
     * @throws FilterException if it does not follow the standard, or names what the public may not see
     * @throws XMLStreamException if the XML is not well formed
     */
    @SuppressWarnings("DoNotCallSuggester") // filled in by the next commits
    public static Filter read(XMLStreamReader xml, Layer layer) throws XMLStreamException {
        throw new UnsupportedOperationException(xml + layer.id());
    }
}
