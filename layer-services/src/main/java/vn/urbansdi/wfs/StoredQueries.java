package vn.urbansdi.wfs;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.springframework.stereotype.Component;
import org.w3c.dom.Node;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.feature.StoredDefinitions;
import vn.urbansdi.filter.Filters;
import vn.urbansdi.ows.KvpRequest;
import vn.urbansdi.ows.OwsException;
import vn.urbansdi.ows.SecureXml;

/** What a stored query stands for: GetFeatureById, which every WFS has (OGC 09-025r1, 7.9.3.6), and those that people store. */
@Component
final class StoredQueries {

    static final String GET_FEATURE_BY_ID = "urn:ogc:def:query:OGC-WFS::GetFeatureById";

    /** The same query's name since version 2.0.2. */
    private static final String GET_FEATURE_BY_ID_URL = "http://www.opengis.net/def/query/OGC-WFS/0/GetFeatureById";

    private final FeatureTypes types;
    private final Catalog catalog;
    private final StoredDefinitions definitions;

    StoredQueries(FeatureTypes types, Catalog catalog, StoredDefinitions definitions) {
        this.types = types;
        this.catalog = catalog;
        this.definitions = definitions;
    }

    /** Those that people have stored. */
    List<StoredQuery> all() {
        return definitions.all().values().stream().map(StoredQuery::parse).toList();
    }

    static boolean isById(String id) {
        return id.equals(GET_FEATURE_BY_ID) || id.equals(GET_FEATURE_BY_ID_URL);
    }

    /** The feature that GetFeatureById names; empty for another query. */
    static Optional<String> byId(String storedQueryId, Map<String, Node> parameters) {
        return isById(storedQueryId)
                ? Optional.of(Optional.ofNullable(parameters.get("id"))
                        .map(Node::getTextContent)
                        .map(String::strip)
                        .orElse(""))
                : Optional.empty();
    }

    /**
     * The queries that a stored query stands for.
     *
     * @param parameters by lower-case name
     * @throws OwsException with status 404 if GetFeatureById's id is of no feature type
     */
    List<WfsQuery> expand(
            String storedQueryId, Map<String, Node> parameters, OutputFormat format, Optional<String> srsName) {
        if (isById(storedQueryId)) {
            return List.of(featureById(byId(storedQueryId, parameters).orElse(""), format, srsName));
        }
        StoredQuery query = require(storedQueryId);
        try {
            XMLStreamReader xml =
                    SecureXml.open(query.expand(parameters, format.contentType(), srsName, types.namespace()));
            xml.nextTag();
            return GetFeatureXml.read(xml, WfsVersion.V2_0_0, types, catalog, this)
                    .queries();
        } catch (XMLStreamException e) {
            throw OwsException.operationParsingFailed(
                    storedQueryId, "Truy vấn lưu sẵn không dùng được", "The stored query cannot be used");
        }
    }

    private WfsQuery featureById(String id, OutputFormat format, Optional<String> srsName) {
        if (id.isBlank()) {
            throw OwsException.missingParameterValue("id");
        }
        FeatureType type = types.ofResourceId(id).orElseThrow(() -> notFound(id));
        return new QueryBuilder(catalog, WfsVersion.V2_0_0, type, format)
                .build(Filters.ids(type.layer(), List.of(type.fid(id).orElseThrow())), srsName, List.of(), List.of());
    }

    /** @throws OwsException InvalidParameterValue if nobody has stored a query of that identifier */
    StoredQuery require(String id) {
        String definition = definitions.all().get(id);
        if (definition == null) {
            throw unknown(id);
        }
        return StoredQuery.parse(definition);
    }

    static OwsException unknown(String id) {
        return OwsException.invalidParameterValue(
                "STOREDQUERY_ID",
                "Không có truy vấn lưu sẵn " + KvpRequest.shown(id),
                "There is no stored query " + KvpRequest.shown(id));
    }

    static OwsException notFound(String id) {
        return new OwsException(
                "NotFound",
                "id",
                new Title("Không có đối tượng " + KvpRequest.shown(id), "There is no feature " + KvpRequest.shown(id)),
                404);
    }
}
