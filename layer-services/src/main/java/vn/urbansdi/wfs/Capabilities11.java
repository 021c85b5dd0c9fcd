package vn.urbansdi.wfs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.ows.Addresses;
import vn.urbansdi.ows.LayerExtents;
import vn.urbansdi.ows.XmlWriter;
import vn.urbansdi.security.Caller;

/** The capabilities of WFS 1.1.0 (OGC 04-094, 13.3), in the terms of OWS Common 1.0 (OGC 05-008). */
final class Capabilities11 {

    private static final WfsVersion VERSION = WfsVersion.V1_1_0;

    private final Catalog catalog;
    private final FeatureTypes types;
    private final ServedCrs served;
    private final LayerExtents extents;

    Capabilities11(Catalog catalog, FeatureTypes types, LayerExtents extents) {
        this.catalog = catalog;
        this.types = types;
        this.served = new ServedCrs(catalog);
        this.extents = extents;
    }

    /**
     * @param wanted whether a section is
     * @param caller who may be allowed to change features
     */
    byte[] document(String baseUrl, Predicate<String> wanted, Caller caller) {
        XmlWriter xml = new XmlWriter()
                .open(
                        "wfs:WFS_Capabilities",
                        "xmlns:wfs",
                        VERSION.namespace(),
                        "xmlns:ows",
                        Names.OWS_1_0,
                        "xmlns:ogc",
                        Names.OGC,
                        "xmlns:gml",
                        Names.GML_3_1,
                        "xmlns:xlink",
                        Names.XLINK,
                        "xmlns:xsi",
                        Names.XSI,
                        "xmlns:" + types.prefix(),
                        types.namespace(),
                        "xsi:schemaLocation",
                        VERSION.namespace() + " " + VERSION.schema(),
                        "version",
                        VERSION.number());
        if (wanted.test("ServiceIdentification")) {
            ServiceSections.identification(xml, catalog, VERSION);
        }
        if (wanted.test("ServiceProvider")) {
            ServiceSections.provider(xml, catalog);
        }
        if (wanted.test("OperationsMetadata")) {
            operations(xml, baseUrl + WfsService.PATH);
        }
        if (wanted.test("FeatureTypeList") && !types.all().isEmpty()) {
            xml.open("wfs:FeatureTypeList");
            xml.open("wfs:Operations").leaf("wfs:Operation", "Query").close();
            types.all().forEach(type -> featureType(xml, baseUrl, type, caller));
            xml.close();
        }
        // the schema has no document without it
        OgcFilterCapabilities.write11(xml);
        return xml.close().toBytes();
    }

    private static void operations(XmlWriter xml, String service) {
        List<String> gml = Stream.of(OutputFormat.values())
                .filter(OutputFormat::isGml)
                .flatMap(format -> format.advertised().stream())
                .toList();
        List<String> formats = OutputFormat.namesFor(VERSION.gml());
        List<String> results = List.of("results", "hits");
        List<String> allOrSome = List.of("ALL", "SOME");
        Map<String, Map<String, List<String>>> operations = new LinkedHashMap<>();
        operations.put(
                "GetCapabilities",
                Map.of("AcceptVersions", WfsVersion.numbers(), "Sections", Capabilities.SECTIONS_IN_ORDER));
        operations.put("DescribeFeatureType", Map.of("outputFormat", gml));
        operations.put("GetFeature", Map.of("outputFormat", formats, "resultType", results));
        operations.put("GetFeatureWithLock", Map.of("outputFormat", gml, "resultType", List.of("results")));
        operations.put("LockFeature", Map.of("lockAction", allOrSome));
        operations.put(
                "Transaction", Map.of("idgen", List.of("GenerateNew"), "inputFormat", gml, "releaseAction", allOrSome));
        xml.open("ows:OperationsMetadata");
        operations.forEach((name, parameters) -> {
            xml.open("ows:Operation", "name", name).open("ows:DCP").open("ows:HTTP");
            if (!name.equals("Transaction")) {
                xml.empty("ows:Get", "xlink:href", service);
            }
            xml.empty("ows:Post", "xlink:href", service).close().close();
            parameters.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(parameter -> {
                xml.open("ows:Parameter", "name", parameter.getKey());
                parameter.getValue().forEach(value -> xml.leaf("ows:Value", value));
                xml.close();
            });
            xml.close();
        });
        xml.close();
    }

    private void featureType(XmlWriter xml, String baseUrl, FeatureType type, Caller caller) {
        Layer layer = type.layer();
        xml.open("wfs:FeatureType").leaf("wfs:Name", type.name());
        ServiceSections.title(xml, VERSION, "wfs:Title", layer.title());
        layer.description().ifPresent(text -> ServiceSections.title(xml, VERSION, "wfs:Abstract", text));
        xml.open("ows:Keywords");
        Capabilities.keywords(layer).forEach(word -> xml.leaf("ows:Keyword", word));
        xml.close();
        xml.leaf("wfs:DefaultSRS", served.own(layer).urn());
        served.others(layer).forEach(crs -> xml.leaf("wfs:OtherSRS", crs.urn()));
        List<String> operations = new ArrayList<>(List.of("Query"));
        if (caller.mayEdit(layer)) {
            operations.addAll(List.of("Insert", "Update", "Delete", "Lock"));
        }
        xml.open("wfs:Operations");
        operations.forEach(operation -> xml.leaf("wfs:Operation", operation));
        xml.close().open("wfs:OutputFormats");
        OutputFormat.namesFor(VERSION.gml()).forEach(name -> xml.leaf("wfs:Format", name));
        xml.close();
        Capabilities.wgs84BoundingBox(xml, extents, layer);
        xml.leaf("wfs:MetadataURL", Addresses.metadata(baseUrl, layer), "type", "19139", "format", "text/xml")
                .close();
    }
}
