package vn.urbansdi.wfs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.feature.SortKey;
import vn.urbansdi.filter.Filter;
import vn.urbansdi.ows.KvpRequest;
import vn.urbansdi.ows.OwsException;
import vn.urbansdi.ows.SecureDocument;
import vn.urbansdi.ows.SecureXml;

/**
 * Reads GetFeature from XML (OGC 09-025r1, 11.2.2; OGC 04-094, 9.2; OGC 02-058, 13.2), and what else consists of queries: the
 * {@code Lock}s of an earlier LockFeature.
 */
final class GetFeatureXml {

    private final XMLStreamReader xml;
    private final WfsVersion version;
    private final FeatureTypes types;
    private final Catalog catalog;
    private final StoredQueries stored;
    private final OutputFormat format;
    private Optional<String> byIdOf = Optional.empty();

    private GetFeatureXml(
            XMLStreamReader xml, WfsVersion version, FeatureTypes types, Catalog catalog, StoredQueries stored) {
        this.xml = xml;
        this.version = version;
        this.types = types;
        this.catalog = catalog;
        this.stored = stored;
        this.format = OutputFormat.of(attribute("outputFormat"), version.gml());
    }

    /** @param xml stands at the start tag of {@code wfs:GetFeature} */
    static GetFeatureRequest read(
            XMLStreamReader xml, WfsVersion version, FeatureTypes types, Catalog catalog, StoredQueries stored)
            throws XMLStreamException {
        return new GetFeatureXml(xml, version, types, catalog, stored).request();
    }

    private GetFeatureRequest request() throws XMLStreamException {
        if (version == WfsVersion.V2_0_0) {
            StandardOptions.require(this::attribute);
        }
        long startIndex = number("startIndex").orElse(0);
        OptionalLong count = number(version.count());
        boolean hits = GetFeatureKvp.hits(version, attribute("resultType"));
        List<WfsQuery> queries = new ArrayList<>();
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            boolean stores = version == WfsVersion.V2_0_0;
            switch (xml.getLocalName()) {
                case "Query" -> queries.add(query());
                case "StoredQuery" -> {
                    if (!stores) {
                        throw unexpected(xml.getLocalName());
                    }
                    queries.addAll(storedQuery());
                }
                case "Lock" -> {
                    if (stores) {
                        throw unexpected(xml.getLocalName());
                    }
                    queries.add(query());
                }
                default -> throw unexpected(xml.getLocalName());
            }
            GetFeatureRequest.requireFew(queries.size());
        }
        SecureXml.finish(xml);
        if (queries.isEmpty()) {
            throw OwsException.missingParameterValue("Query");
        }
        return new GetFeatureRequest(
                version,
                queries,
                byIdOf.filter(id -> queries.size() == 1),
                startIndex,
                count,
                hits,
                format,
                Optional.empty(),
                Optional.empty());
    }

    private WfsQuery query() throws XMLStreamException {
        if (version == WfsVersion.V2_0_0) {
            StandardOptions.require(this::attribute);
        }
        String parameter = version.typeNames();
        // OWSLib writes typenames
        String typeNames = attribute(parameter)
                .or(() -> attribute(parameter.toLowerCase(Locale.ROOT)))
                .orElseThrow(() -> OwsException.missingParameterValue(parameter));
        Optional<String> srsName = attribute("srsName");
        String[] names = typeNames.split("[\\s,]+", -1);
        FeatureType type = types.require(names[0], this::namespace, parameter);
        if (names.length > 1) {
            throw GetFeatureKvp.joinsNotSupported(parameter);
        }
        QueryBuilder builder = new QueryBuilder(catalog, version, type, format);
        List<String> properties = new ArrayList<>();
        List<SortKey> sort = new ArrayList<>();
        Filter filter = Filter.ALL;
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            switch (xml.getLocalName()) {
                case "PropertyName", "XlinkPropertyName" ->
                    properties.add(xml.getElementText().strip());
                case "Filter" -> filter = filter.and(FilterReading.fes(xml, type.layer(), version));
                case "SortBy" -> sort.addAll(sortBy(builder));
                default -> throw unexpected(xml.getLocalName());
            }
        }
        return builder.build(filter, srsName, properties, sort);
    }

    private List<SortKey> sortBy(QueryBuilder builder) throws XMLStreamException {
        List<SortKey> keys = new ArrayList<>();
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            String property = "";
            String order = "ASC";
            while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "ValueReference", "PropertyName" ->
                        property = xml.getElementText().strip();
                    case "SortOrder" -> order = xml.getElementText().strip();
                    default -> throw unexpected(xml.getLocalName());
                }
            }
            keys.add(builder.sortKey(property, order));
        }
        return keys;
    }

    private List<WfsQuery> storedQuery() throws XMLStreamException {
        String id = attribute("id").orElseThrow(() -> OwsException.missingParameterValue("id"));
        Map<String, Node> parameters = new HashMap<>();
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            String name = attribute("name").orElse("").toLowerCase(Locale.ROOT);
            parameters.put(name, value(SecureDocument.element(xml)));
        }
        byIdOf = StoredQueries.byId(id, parameters);
        return stored.expand(id, parameters, format, Optional.empty());
    }

    /** The element that a parameter holds, or else its text. */
    private static Node value(Element parameter) {
        for (Node child = parameter.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element) {
                return child;
            }
        }
        return SecureDocument.text(parameter.getTextContent().strip());
    }

    private String namespace(String prefix) {
        return xml.getNamespaceURI(prefix);
    }

    private Optional<String> attribute(String name) {
        return Optional.ofNullable(xml.getAttributeValue(null, name))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    private OptionalLong number(String name) {
        Optional<String> value = attribute(name);
        return value.isEmpty() ? OptionalLong.empty() : OptionalLong.of(KvpRequest.nonNegative(name, value.get()));
    }

    static OwsException unexpected(String element) {
        return OwsException.operationParsingFailed(
                element,
                "Phần tử " + KvpRequest.shown(element) + " không được có ở đây",
                "The element " + KvpRequest.shown(element) + " may not stand here");
    }
}
