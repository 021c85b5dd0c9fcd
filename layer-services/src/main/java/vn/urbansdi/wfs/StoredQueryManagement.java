package vn.urbansdi.wfs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.feature.StoredDefinitions;
import vn.urbansdi.ows.KvpRequest;
import vn.urbansdi.ows.OwsException;
import vn.urbansdi.ows.SecureDocument;
import vn.urbansdi.ows.XmlWriter;
import vn.urbansdi.security.Caller;

/** ListStoredQueries, DescribeStoredQueries, CreateStoredQuery and DropStoredQuery (OGC 09-025r1, 14.3 to 14.6). */
@Component
final class StoredQueryManagement {

    private static final int MOST_QUERIES = 1_000;
    private static final int LONGEST_DEFINITION = 100_000;

    private final FeatureTypes types;
    private final StoredQueries queries;
    private final StoredDefinitions definitions;

    StoredQueryManagement(FeatureTypes types, StoredQueries queries, StoredDefinitions definitions) {
        this.types = types;
        this.queries = queries;
        this.definitions = definitions;
    }

    byte[] list() {
        XmlWriter xml = open("wfs:ListStoredQueriesResponse");
        xml.open("wfs:StoredQuery", "id", StoredQueries.GET_FEATURE_BY_ID)
                .leaf("wfs:Title", "Đối tượng theo mã", "xml:lang", "vi")
                .leaf("wfs:Title", "Feature by identifier", "xml:lang", "en");
        types.all().forEach(type -> xml.leaf("wfs:ReturnFeatureType", type.name()));
        xml.close();
        for (StoredQuery query : queries.all()) {
            xml.open("wfs:StoredQuery", "id", query.id());
            texts(xml, "wfs:Title", query.texts("Title"));
            returned(query).forEach(name -> xml.leaf("wfs:ReturnFeatureType", name));
            xml.close();
        }
        return xml.close().toBytes();
    }

    /** @param ids of the queries wanted; empty means all */
    byte[] describe(List<String> ids) {
        XmlWriter xml = open("wfs:DescribeStoredQueriesResponse");
        if (ids.isEmpty() || ids.stream().anyMatch(StoredQueries::isById)) {
            describeById(xml);
        }
        List<StoredQuery> wanted = ids.isEmpty()
                ? queries.all()
                : ids.stream()
                        .filter(id -> !StoredQueries.isById(id))
                        .map(id -> queries.require(id))
                        .toList();
        wanted.forEach(query -> describe(xml, query));
        return xml.close().toBytes();
    }

    private void describeById(XmlWriter xml) {
        xml.open("wfs:StoredQueryDescription", "id", StoredQueries.GET_FEATURE_BY_ID)
                .leaf("wfs:Title", "Đối tượng theo mã", "xml:lang", "vi")
                .leaf("wfs:Title", "Feature by identifier", "xml:lang", "en")
                .open("wfs:Parameter", "name", "id", "type", "xsd:string")
                .leaf("wfs:Title", "Mã đối tượng", "xml:lang", "vi")
                .leaf("wfs:Title", "Identifier of the feature", "xml:lang", "en")
                .close()
                .empty(
                        "wfs:QueryExpressionText",
                        "returnFeatureTypes",
                        String.join(
                                " ", types.all().stream().map(FeatureType::name).toList()),
                        "language",
                        "urn:ogc:def:queryLanguage:OGC-WFS::WFS_QueryExpression",
                        "isPrivate",
                        "true")
                .close();
    }

    private static void describe(XmlWriter xml, StoredQuery query) {
        xml.open("wfs:StoredQueryDescription", "id", query.id());
        texts(xml, "wfs:Title", query.texts("Title"));
        texts(xml, "wfs:Abstract", query.texts("Abstract"));
        query.parameters().forEach(parameter -> xml.raw(SecureDocument.serialised(declared(parameter, query))));
        query.expressions().forEach(expression -> xml.raw(SecureDocument.serialised(declared(expression, query))));
        xml.close();
    }

    /** With the prefixes declared that its values may use. */
    private static Element declared(Element part, StoredQuery query) {
        Element copy = (Element) part.cloneNode(true);
        StoredQuery.declareNamespaces(query.root(), copy);
        if (isPrivate(copy)) {
            while (copy.getFirstChild() != null) {
                copy.removeChild(copy.getFirstChild());
            }
        }
        return copy;
    }

    private static boolean isPrivate(Element expression) {
        return expression.getAttribute("isPrivate").equals("true")
                || expression.getAttribute("isPrivate").equals("1");
    }

    private static List<String> returned(StoredQuery query) {
        return query.expressions().stream()
                .flatMap(each -> Arrays.stream(
                        each.getAttribute("returnFeatureTypes").strip().split("\\s+", -1)))
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    private static void texts(XmlWriter xml, String element, List<Element> texts) {
        for (Element text : texts) {
            String language = text.getAttribute("xml:lang");
            xml.leaf(element, text.getTextContent().strip(), "xml:lang", language.isEmpty() ? null : language);
        }
    }

    /** @param request the document {@code wfs:CreateStoredQuery}, which has been read before as {@link vn.urbansdi.ows.SecureXml} */
    byte[] create(byte[] request, Caller caller) {
        requireTrusted(caller);
        Document document = SecureDocument.parse(request);
        NodeList given = document.getElementsByTagNameNS(Names.WFS, "StoredQueryDefinition");
        if (given.getLength() == 0) {
            throw OwsException.missingParameterValue("StoredQueryDefinition");
        }
        SortedMap<String, String> there = definitions.all();
        if (there.size() + given.getLength() > MOST_QUERIES) {
            throw OwsException.invalidParameterValue(
                    "StoredQueryDefinition",
                    "Chỉ lưu được " + MOST_QUERIES + " truy vấn",
                    "No more than " + MOST_QUERIES + " queries can be stored");
        }
        List<StoredQuery> made = new ArrayList<>();
        for (int i = 0; i < given.getLength(); i++) {
            StoredQuery query = definition((Element) given.item(i));
            query.check();
            requireTypes(query);
            if (StoredQueries.isById(query.id())
                    || there.containsKey(query.id())
                    || made.stream().anyMatch(other -> other.id().equals(query.id()))) {
                throw duplicate(query.id());
            }
            made.add(query);
        }
        for (StoredQuery query : made) {
            if (!definitions.add(query.id(), query.definition(), caller.name())) {
                throw duplicate(query.id());
            }
        }
        return done("wfs:CreateStoredQueryResponse");
    }

    /**
     * Every type that it names must be there; one that a parameter names is known only when it is asked, and the head of all
     * types, {@code gml:AbstractFeature}, stands for those that a catalog may get yet.
     */
    private void requireTypes(StoredQuery query) {
        for (Element expression : query.expressions()) {
            requireTypes(expression, "returnFeatureTypes");
            NodeList queries = expression.getElementsByTagNameNS(Names.WFS, "Query");
            for (int i = 0; i < queries.getLength(); i++) {
                requireTypes((Element) queries.item(i), "typeNames");
            }
        }
    }

    private void requireTypes(Element element, String attribute) {
        for (String name : element.getAttribute(attribute).strip().split("[\\s,]+", -1)) {
            boolean abstractHead = name.substring(name.indexOf(':') + 1).equals("AbstractFeature");
            if (!name.isEmpty() && !name.contains("${") && !abstractHead) {
                types.require(name, element::lookupNamespaceURI, attribute);
            }
        }
    }

    private static StoredQuery definition(Element given) {
        for (Node above = given.getParentNode(); above instanceof Element outer; above = above.getParentNode()) {
            StoredQuery.declareNamespaces(outer, given);
        }
        String text = SecureDocument.serialised(given);
        if (text.length() > LONGEST_DEFINITION) {
            throw OwsException.invalidParameterValue(
                    "StoredQueryDefinition",
                    "Định nghĩa dài quá " + LONGEST_DEFINITION + " ký tự",
                    "The definition is longer than " + LONGEST_DEFINITION + " characters");
        }
        return StoredQuery.parse(text);
    }

    byte[] drop(String id, Caller caller) {
        requireTrusted(caller);
        if (StoredQueries.isById(id)) {
            throw OwsException.invalidParameterValue(
                    "STOREDQUERY_ID",
                    "GetFeatureById là của mọi WFS, không bỏ được",
                    "GetFeatureById is part of every WFS and cannot be dropped");
        }
        if (!definitions.remove(id)) {
            throw StoredQueries.unknown(id);
        }
        return done("wfs:DropStoredQueryResponse");
    }

    private static void requireTrusted(Caller caller) {
        if (!caller.trusted()) {
            throw new OwsException(
                    "OperationProcessingFailed",
                    "CreateStoredQuery",
                    new Title(
                            "Cho đến khi có đăng nhập, chỉ lưu được truy vấn ngay trên máy chủ",
                            "Until people can sign in, queries can be stored from the server itself only"),
                    403);
        }
    }

    private static OwsException duplicate(String id) {
        return new OwsException(
                "DuplicateStoredQueryIdValue",
                id,
                new Title(
                        "Đã có truy vấn lưu sẵn " + KvpRequest.shown(id),
                        "There is a stored query " + KvpRequest.shown(id) + " already"),
                409);
    }

    private static byte[] done(String response) {
        return new XmlWriter()
                .empty(
                        response,
                        "xmlns:wfs",
                        Names.WFS,
                        "xmlns:xsi",
                        Names.XSI,
                        "xsi:schemaLocation",
                        Names.WFS + " " + Names.WFS_SCHEMA,
                        "status",
                        "OK")
                .toBytes();
    }

    private XmlWriter open(String root) {
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
}
