package vn.urbansdi.wfs;

import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.filter.EcqlParser;
import vn.urbansdi.filter.FeaturesAtVersion;
import vn.urbansdi.filter.FesReader;
import vn.urbansdi.filter.Filter;
import vn.urbansdi.filter.FilterException;
import vn.urbansdi.ows.OwsException;
import vn.urbansdi.ows.SecureXml;

/** Reads the filters of requests; what is wrong with them becomes an exception of the service. */
final class FilterReading {

    private FilterReading() {}

    /** The parameter {@code filter}: Filter Encoding as text. */
    static Filter fes(String text, Layer layer, WfsVersion version) {
        try {
            XMLStreamReader xml = SecureXml.open(text.getBytes(StandardCharsets.UTF_8));
            xml.nextTag();
            Filter filter = read(xml, layer, version);
            SecureXml.finish(xml);
            return filter;
        } catch (FilterException e) {
            throw refused(e, "filter", false);
        } catch (OwsException e) {
            // in the words of whoever read the XML, who could not know the parameter
            throw new OwsException("InvalidParameterValue", "filter", e.title(), e.httpStatus(), e);
        } catch (XMLStreamException e) {
            throw OwsException.invalidParameterValue(
                    "filter", "filter không phải là XML đúng cú pháp", "filter is not well-formed XML");
        }
    }

    /** The {@code Filter} at whose start tag the reader stands; it is left at the end tag. */
    static Filter fes(XMLStreamReader xml, Layer layer, WfsVersion version) throws XMLStreamException {
        try {
            return read(xml, layer, version);
        } catch (FilterException e) {
            throw refused(e, "Filter", true);
        }
    }

    /** The same in an action that changes features: the parts that are to be at some version, and the rest. */
    static List<FeaturesAtVersion> atVersions(XMLStreamReader xml, Layer layer, WfsVersion version)
            throws XMLStreamException {
        try {
            return FesReader.readAtVersions(xml, layer, version.defaultCrs(layer), version.crsNames());
        } catch (FilterException e) {
            throw refused(e, "Filter", true);
        }
    }

    private static Filter read(XMLStreamReader xml, Layer layer, WfsVersion version) throws XMLStreamException {
        return FesReader.read(xml, layer, version.defaultCrs(layer), version.crsNames());
    }

    /** The parameter {@code cql_filter}. */
    static Filter ecql(String text, Layer layer) {
        try {
            return EcqlParser.parse(text, layer);
        } catch (FilterException e) {
            throw refused(e, "cql_filter", false);
        }
    }

    private static OwsException refused(FilterException problem, String locator, boolean xml) {
        String vi = problem.title().vi();
        String en = problem.title().en();
        return switch (problem.code()) {
            case SYNTAX ->
                xml
                        ? OwsException.operationParsingFailed(locator, vi, en)
                        : OwsException.invalidParameterValue(locator, vi, en);
            case TYPE ->
                problem.locator().equals("gml:boundedBy")
                        ? new OwsException("OperationProcessingFailed", locator, problem.title(), 403, problem)
                        : OwsException.invalidParameterValue(
                                problem.locator().equals("ResourceId") ? "ResourceId" : locator, vi, en);
            case UNKNOWN_PROPERTY -> OwsException.invalidParameterValue(locator, vi, en);
            case UNSUPPORTED -> OwsException.optionNotSupported(locator, vi, en);
        };
    }
}
