package vn.urbansdi.wfs;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.filter.Filters;
import vn.urbansdi.ows.KvpRequest;
import vn.urbansdi.ows.OwsException;
import vn.urbansdi.ows.XmlWriter;

/** The one stored query that every WFS has: GetFeatureById (OGC 09-025r1, 7.9.3.6). */
final class StoredQueries {

    static final String GET_FEATURE_BY_ID = "urn:ogc:def:query:OGC-WFS::GetFeatureById";

    /** The same query's name since version 2.0.2. */
    private static final String GET_FEATURE_BY_ID_URL = "http://www.opengis.net/def/query/OGC-WFS/0/GetFeatureById";

    private StoredQueries() {}

    /**
     * The query that a stored query stands for.
     *
     * @param parameters by lower-case name
     * @throws OwsException with status 404 if the id is of no feature type
     */
    static WfsQuery expand(
            String storedQueryId,
            Map<String, String> parameters,
            FeatureTypes types,
            Catalog catalog,
            OutputFormat format,
            Optional<String> srsName) {
        requireKnown(storedQueryId, "storedquery_id");
        String id = Optional.ofNullable(parameters.get("id"))
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> OwsException.missingParameterValue("id"));
        FeatureType type = types.ofResourceId(id).orElseThrow(() -> notFound(id));
        return new QueryBuilder(catalog, type, format)
                .build(Filters.ids(type.layer(), List.of(type.fid(id).orElseThrow())), srsName, List.of(), List.of());
    }

    static OwsException notFound(String id) {
        return new OwsException(
                "NotFound",
                "id",
                new Title("Không có đối tượng " + KvpRequest.shown(id), "There is no feature " + KvpRequest.shown(id)),
                404);
    }

    /** ListStoredQueries (OGC 09-025r1, 14.3). */
    static byte[] list(FeatureTypes types) {
        XmlWriter xml = open("wfs:ListStoredQueriesResponse", types)
                .open("wfs:StoredQuery", "id", GET_FEATURE_BY_ID)
                .leaf("wfs:Title", "Đối tượng theo mã", "xml:lang", "vi")
                .leaf("wfs:Title", "Feature by identifier", "xml:lang", "en");
        types.all().forEach(type -> xml.leaf("wfs:ReturnFeatureType", type.name()));
        return xml.close().close().toBytes();
    }

    /**
     * DescribeStoredQueries (OGC 09-025r1, 14.4).
     *
     * @param ids of the queries wanted; empty means all
     */
    static byte[] describe(List<String> ids, FeatureTypes types) {
        ids.forEach(id -> requireKnown(id, "STOREDQUERY_ID"));
        String returned =
                String.join(" ", types.all().stream().map(FeatureType::name).toList());
        return open("wfs:DescribeStoredQueriesResponse", types)
                .open("wfs:StoredQueryDescription", "id", GET_FEATURE_BY_ID)
                .leaf("wfs:Title", "Đối tượng theo mã", "xml:lang", "vi")
                .leaf("wfs:Title", "Feature by identifier", "xml:lang", "en")
                .open("wfs:Parameter", "name", "id", "type", "xsd:string")
                .leaf("wfs:Title", "Mã đối tượng", "xml:lang", "vi")
                .leaf("wfs:Title", "Identifier of the feature", "xml:lang", "en")
                .close()
                .empty(
                        "wfs:QueryExpressionText",
                        "returnFeatureTypes",
                        returned,
                        "language",
                        "urn:ogc:def:queryLanguage:OGC-WFS::WFS_QueryExpression",
                        "isPrivate",
                        "true")
                .close()
                .close()
                .toBytes();
    }

    private static XmlWriter open(String root, FeatureTypes types) {
        return new XmlWriter()
                .open(
                        root,
                        "xmlns:wfs",
                        Names.WFS,
                        "xmlns:xsd",
                        Names.XSD,
                        "xmlns:xsi",
                        Names.XSI,
                        "xmlns:" + types.prefix(),
                        types.namespace(),
                        "xsi:schemaLocation",
                        Names.WFS + " " + Names.WFS_SCHEMA);
    }

    private static void requireKnown(String id, String locator) {
        if (!id.equals(GET_FEATURE_BY_ID) && !id.equals(GET_FEATURE_BY_ID_URL)) {
            throw OwsException.invalidParameterValue(
                    locator,
                    "Không có truy vấn lưu sẵn " + KvpRequest.shown(id),
                    "There is no stored query " + KvpRequest.shown(id));
        }
    }
}
