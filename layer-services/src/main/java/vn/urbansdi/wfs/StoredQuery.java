package vn.urbansdi.wfs;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.ows.KvpRequest;
import vn.urbansdi.ows.OwsException;
import vn.urbansdi.ows.SecureDocument;

/**
 * A query that somebody has stored (OGC 09-025r1, 14.2.2): its definition as it came, in which {@code ${name}} stands for a
 * parameter. Parameters go into the texts and attributes of the parsed definition, so that no value can change its shape.
 */
final class StoredQuery {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]{1,100})\\}");

    /** The language of stored queries (14.2.2.5.3). */
    static final String LANGUAGE = "urn:ogc:def:queryLanguage:OGC-WFS::WFSQueryExpression";

    /** The same as some editions of the standard spell it. */
    private static final String OTHER_SPELLING = "urn:ogc:def:queryLanguage:OGC-WFS::WFS_QueryExpression";

    private static final Pattern QUALIFIED = Pattern.compile("([A-Za-z_][A-Za-z0-9_]{0,30}):[A-Za-z_][A-Za-z0-9_.-]*");

    /** Names that say something else beside {@code storedquery_id}, in lower case. */
    private static final Set<String> KEYWORDS = Set.of(
            "service",
            "version",
            "request",
            "namespaces",
            "storedquery_id",
            "startindex",
            "count",
            "maxfeatures",
            "outputformat",
            "resulttype",
            "resolve",
            "resolvedepth",
            "resolvetimeout",
            "resolvepath",
            "valuereference",
            "aliases",
            "filter_language",
            "lockid",
            "expiry",
            "lockaction",
            "asof",
            "continue");

    private final String definition;
    private final Element root;

    private StoredQuery(String definition, Element root) {
        this.definition = definition;
        this.root = root;
    }

    /** @param definition the element {@code wfs:StoredQueryDefinition} */
    static StoredQuery parse(String definition) {
        Document document = SecureDocument.parse(definition.getBytes(StandardCharsets.UTF_8));
        return new StoredQuery(definition, document.getDocumentElement());
    }

    String id() {
        return root.getAttribute("id");
    }

    /** The definition itself. */
    Element root() {
        return root;
    }

    /** As it is kept. */
    String definition() {
        return definition;
    }

    /** Texts of a kind by language, {@code Title} or {@code Abstract}. */
    List<Element> texts(String name) {
        return children(root, name);
    }

    List<Element> parameters() {
        return children(root, "Parameter");
    }

    List<Element> expressions() {
        return children(root, "QueryExpressionText");
    }

    /**
     * Whether it can be kept.
     *
     * @throws OwsException if not
     */
    void check() {
        if (id().isBlank()) {
            throw OwsException.missingParameterValue("id");
        }
        Set<String> names = new HashSet<>();
        for (Element parameter : parameters()) {
            String name = parameter.getAttribute("name");
            if (name.isBlank() || !parameter.hasAttribute("type")) {
                throw OwsException.missingParameterValue("Parameter");
            }
            if (KEYWORDS.contains(name.toLowerCase(Locale.ROOT))) {
                throw OwsException.invalidParameterValue(
                        name,
                        "Tham số không được tên là " + KvpRequest.shown(name)
                                + ": giao thức dùng tên đó, hãy đặt tên khác",
                        "No parameter may be called " + KvpRequest.shown(name)
                                + ": the protocol has a meaning for it, choose another name");
            }
            if (!names.add(name)) {
                throw new OwsException(
                        "DuplicateStoredQueryParameterName",
                        name,
                        new Title(
                                "Tham số " + KvpRequest.shown(name) + " có hơn một lần",
                                "The parameter " + KvpRequest.shown(name) + " stands more than once"),
                        409);
            }
        }
        if (expressions().isEmpty()) {
            throw OwsException.missingParameterValue("QueryExpressionText");
        }
        for (Element expression : expressions()) {
            String language = expression.getAttribute("language");
            if (!language.equals(LANGUAGE) && !language.equals(OTHER_SPELLING)) {
                throw OwsException.invalidParameterValue(
                        "language",
                        "Truy vấn lưu sẵn viết bằng wfs:Query (" + LANGUAGE + ")",
                        "Stored queries are written as wfs:Query (" + LANGUAGE + ")");
            }
            if (children(expression, "Query").isEmpty()) {
                throw OwsException.missingParameterValue("Query");
            }
        }
        placeholders(root, names);
    }

    /** Every placeholder must be a declared parameter. */
    private static void placeholders(Node node, Set<String> names) {
        if (node.getNodeType() == Node.TEXT_NODE || node.getNodeType() == Node.CDATA_SECTION_NODE) {
            placeholders(node.getNodeValue(), names);
        }
        NamedNodeMap attributes = node.getAttributes();
        for (int i = 0; attributes != null && i < attributes.getLength(); i++) {
            placeholders(attributes.item(i).getNodeValue(), names);
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            placeholders(child, names);
        }
    }

    private static void placeholders(String text, Set<String> names) {
        Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            if (!names.contains(matcher.group(1))) {
                throw OwsException.invalidParameterValue(
                        matcher.group(1),
                        "Không khai báo tham số " + KvpRequest.shown(matcher.group(1)),
                        "No parameter " + KvpRequest.shown(matcher.group(1)) + " is declared");
            }
        }
    }

    /**
     * A GetFeature request with the queries that it stands for.
     *
     * @param values    by lower-case name of the parameter: a text, or an element that is to stand in its place
     * @param srsName   of the answer, whatever the definition names
     * @param namespace of the feature types
     */
    byte[] expand(Map<String, Node> values, String outputFormat, Optional<String> srsName, String namespace) {
        Map<String, Node> given = new LinkedHashMap<>();
        Set<String> prefixes = new HashSet<>();
        for (Element parameter : parameters()) {
            String name = parameter.getAttribute("name");
            Node value = values.get(name.toLowerCase(Locale.ROOT));
            if (value == null) {
                throw OwsException.missingParameterValue(name);
            }
            given.put(name, value);
            Matcher qualified = QUALIFIED.matcher(value.getTextContent().strip());
            if (qualified.matches()) {
                prefixes.add("xmlns:" + qualified.group(1));
            }
        }
        Document document = SecureDocument.parse(
                ("<wfs:GetFeature xmlns:wfs=\"" + Names.WFS + "\" service=\"WFS\" version=\"2.0.0\"/>")
                        .getBytes(StandardCharsets.UTF_8));
        Element request = document.getDocumentElement();
        declareNamespaces(root, request);
        request.setAttribute("outputFormat", outputFormat);
        for (Element expression : expressions()) {
            declareNamespaces(expression, request);
            for (Element query : children(expression, "Query")) {
                Element copy = (Element) document.importNode(query, true);
                request.appendChild(copy);
                fill(copy, given);
                srsName.ifPresent(name -> copy.setAttribute("srsName", name));
            }
        }
        // Pairs bind no prefixes: one that stands in a value, as before the name of a type, can only mean our
        // namespace.
        prefixes.stream()
                .filter(prefix -> !request.hasAttribute(prefix))
                .forEach(prefix -> request.setAttributeNS(Names.XMLNS, prefix, namespace));
        return SecureDocument.serialised(document).getBytes(StandardCharsets.UTF_8);
    }

    /** Prefixes stand in names of types, which are no names of XML: they have to be declared where those go. */
    static void declareNamespaces(Element from, Element target) {
        NamedNodeMap attributes = from.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            Node attribute = attributes.item(i);
            if (attribute.getNodeName().startsWith("xmlns:") && !target.hasAttribute(attribute.getNodeName())) {
                target.setAttributeNS(Names.XMLNS, attribute.getNodeName(), attribute.getNodeValue());
            }
        }
    }

    private static void fill(Node node, Map<String, Node> values) {
        NamedNodeMap attributes = node.getAttributes();
        for (int i = 0; attributes != null && i < attributes.getLength(); i++) {
            Attr attribute = (Attr) attributes.item(i);
            attribute.setValue(filled(attribute.getValue(), values));
        }
        List<Node> children = new ArrayList<>();
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            children.add(child);
        }
        for (Node child : children) {
            if (child.getNodeType() == Node.TEXT_NODE || child.getNodeType() == Node.CDATA_SECTION_NODE) {
                Matcher whole = PLACEHOLDER.matcher(child.getNodeValue().strip());
                Node value = whole.matches() ? values.get(whole.group(1)) : null;
                if (value instanceof Element element) {
                    node.replaceChild(node.getOwnerDocument().importNode(element, true), child);
                } else {
                    child.setNodeValue(filled(child.getNodeValue(), values));
                }
            } else {
                fill(child, values);
            }
        }
    }

    private static String filled(String text, Map<String, Node> values) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(
                        values.containsKey(match.group(1))
                                ? values.get(match.group(1)).getTextContent()
                                : match.group()));
    }

    private static List<Element> children(Element parent, String localName) {
        List<Element> found = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && element.getLocalName().equals(localName)) {
                found.add(element);
            }
        }
        return found;
    }
}
