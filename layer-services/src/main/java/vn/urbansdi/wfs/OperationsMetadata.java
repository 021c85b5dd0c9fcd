package vn.urbansdi.wfs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.urbansdi.ows.XmlWriter;

/** {@code ows:OperationsMetadata}: the operations, their parameters, and which conformance classes are met. */
final class OperationsMetadata {

    /** What no pairs can say. */
    private static final Set<String> XML_ONLY = Set.of("Transaction", "CreateStoredQuery");

    /** OGC 09-025r1, table 13. Basic WFS wants GetPropertyValue; paging wants links also in answers to XML requests. */
    private static final Map<String, Boolean> CONFORMANCE = new LinkedHashMap<>();

    static {
        CONFORMANCE.put("ImplementsBasicWFS", true);
        CONFORMANCE.put("ImplementsTransactionalWFS", true);
        CONFORMANCE.put("ImplementsLockingWFS", true);
        CONFORMANCE.put("KVPEncoding", true);
        CONFORMANCE.put("XMLEncoding", true);
        CONFORMANCE.put("SOAPEncoding", true);
        CONFORMANCE.put("ImplementsInheritance", false);
        CONFORMANCE.put("ImplementsRemoteResolve", false);
        CONFORMANCE.put("ImplementsResultPaging", true);
        // a commit within the milliseconds between the look for the last one and the first page is on that page, not on
        // others
        CONFORMANCE.put("PagingIsTransactionSafe", false);
        CONFORMANCE.put("ImplementsStandardJoins", false);
        CONFORMANCE.put("ImplementsSpatialJoins", false);
        CONFORMANCE.put("ImplementsTemporalJoins", false);
        CONFORMANCE.put("ImplementsFeatureVersioning", false);
        CONFORMANCE.put("ManageStoredQueries", true);
    }

    private OperationsMetadata() {}

    static void write(XmlWriter xml, String service) {
        List<String> formats = OutputFormat.namesFor(OutputFormat.GML_3_2);
        xml.open("ows:OperationsMetadata");
        operation(
                xml,
                service,
                "GetCapabilities",
                Map.of("AcceptVersions", WfsVersion.numbers(), "Sections", Capabilities.SECTIONS_IN_ORDER));
        operation(xml, service, "DescribeFeatureType", Map.of("outputFormat", OutputFormat.GML_3_2.advertised()));
        operation(xml, service, "ListStoredQueries", Map.of());
        operation(xml, service, "DescribeStoredQueries", Map.of());
        operation(
                xml,
                service,
                "GetFeature",
                Map.of("outputFormat", formats, "resultType", List.of("results", "hits"), "resolve", List.of("local")));
        operation(
                xml,
                service,
                "GetPropertyValue",
                Map.of(
                        "outputFormat",
                        OutputFormat.GML_3_2.advertised(),
                        "resultType",
                        List.of("results", "hits"),
                        "resolve",
                        List.of("local")));
        operation(
                xml,
                service,
                "GetFeatureWithLock",
                Map.of(
                        "outputFormat",
                        OutputFormat.GML_3_2.advertised(),
                        "resultType",
                        List.of("results"),
                        "resolve",
                        List.of("local")));
        operation(xml, service, "LockFeature", Map.of("lockAction", List.of("ALL", "SOME")));
        operation(xml, service, "Transaction", Map.of("releaseAction", List.of("ALL", "SOME")));
        operation(xml, service, "CreateStoredQuery", Map.of("language", List.of(StoredQuery.LANGUAGE)));
        operation(xml, service, "DropStoredQuery", Map.of());
        allowed(xml, "ows:Parameter", "version", List.of(WfsVersion.V2_0_0.number()));
        CONFORMANCE.forEach((name, implemented) -> xml.open("ows:Constraint", "name", name)
                .empty("ows:NoValues")
                .leaf("ows:DefaultValue", implemented ? "TRUE" : "FALSE")
                .close());
        allowed(xml, "ows:Constraint", "QueryExpressions", List.of("wfs:Query", "wfs:StoredQuery"));
        xml.close();
    }

    private static void operation(XmlWriter xml, String service, String name, Map<String, List<String>> parameters) {
        xml.open("ows:Operation", "name", name).open("ows:DCP").open("ows:HTTP");
        if (!XML_ONLY.contains(name)) {
            xml.empty("ows:Get", "xlink:href", service);
        }
        xml.open("ows:Post", "xlink:href", service);
        allowed(xml, "ows:Constraint", "PostEncoding", List.of("XML", "SOAP"));
        xml.close();
        xml.close().close();
        parameters.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(parameter -> allowed(xml, "ows:Parameter", parameter.getKey(), parameter.getValue()));
        xml.close();
    }

    private static void allowed(XmlWriter xml, String element, String name, List<String> values) {
        xml.open(element, "name", name).open("ows:AllowedValues");
        values.forEach(value -> xml.leaf("ows:Value", value));
        xml.close().close();
    }
}
