package vn.urbansdi.wfs;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.ows.Addresses;
import vn.urbansdi.ows.KvpRequest;
import vn.urbansdi.ows.LayerExtents;
import vn.urbansdi.ows.OwsException;
import vn.urbansdi.ows.XmlWriter;
import vn.urbansdi.security.Caller;

/** GetCapabilities, and the document of WFS 2.0.0 (OGC 09-025r1, 8.3): the service as it is, bounding boxes from the data. */
@Component
final class Capabilities {

    static final List<String> SECTIONS_IN_ORDER = List.of(
            "ServiceIdentification", "ServiceProvider", "OperationsMetadata", "FeatureTypeList", "Filter_Capabilities");

    private static final int WGS_84 = 4326;
    private static final WfsVersion VERSION = WfsVersion.V2_0_0;

    private final Catalog catalog;
    private final FeatureTypes types;
    private final LayerExtents extents;
    private final ServedCrs served;

    Capabilities(Catalog catalog, FeatureTypes types, LayerExtents extents) {
        this.catalog = catalog;
        this.types = types;
        this.extents = extents;
        this.served = new ServedCrs(catalog);
    }

    /**
     * The document.
     *
     * @param baseUrl  address of the deployment, of which that of the service is part
     * @param sections names of the sections wanted; empty means all. The first version knows no sections.
     * @param caller   who may be allowed to change features
     */
    byte[] document(WfsVersion version, String baseUrl, List<String> sections, Caller caller) {
        if (version == WfsVersion.V1_0_0) {
            return new Capabilities10(catalog, types, extents).document(baseUrl, caller);
        }
        sections.stream().filter(name -> !isSection(name)).findFirst().ifPresent(name -> {
            throw OwsException.invalidParameterValue(
                    "sections",
                    "Không có phần " + KvpRequest.shown(name),
                    "There is no section " + KvpRequest.shown(name));
        });
        Predicate<String> wanted = name -> sections.isEmpty() || sections.contains("All") || sections.contains(name);
        return version == WfsVersion.V1_1_0
                ? new Capabilities11(catalog, types, extents).document(baseUrl, wanted, caller)
                : document(baseUrl, wanted);
    }

    private static boolean isSection(String name) {
        return name.equals("All") || SECTIONS_IN_ORDER.contains(name);
    }

    private byte[] document(String baseUrl, Predicate<String> wanted) {
        XmlWriter xml = open();
        if (wanted.test("ServiceIdentification")) {
            ServiceSections.identification(xml, catalog, VERSION);
        }
        if (wanted.test("ServiceProvider")) {
            ServiceSections.provider(xml, catalog);
        }
        if (wanted.test("OperationsMetadata")) {
            OperationsMetadata.write(xml, baseUrl + WfsService.PATH);
        }
        if (wanted.test("FeatureTypeList") && !types.all().isEmpty()) {
            xml.open("wfs:FeatureTypeList");
            types.all().forEach(type -> featureType(xml, baseUrl, type));
            xml.close();
        }
        if (wanted.test("Filter_Capabilities")) {
            FilterCapabilities.write(xml);
        }
        return xml.close().toBytes();
    }

    private XmlWriter open() {
        return new XmlWriter()
                .open(
                        "wfs:WFS_Capabilities",
                        "xmlns:wfs",
                        Names.WFS,
                        "xmlns:ows",
                        Names.OWS,
                        "xmlns:fes",
                        Names.FES,
                        "xmlns:gml",
                        Names.GML,
                        "xmlns:xlink",
                        Names.XLINK,
                        "xmlns:xsi",
                        Names.XSI,
                        "xmlns:" + types.prefix(),
                        types.namespace(),
                        "xsi:schemaLocation",
                        Names.WFS + " " + Names.WFS_SCHEMA,
                        "version",
                        VERSION.number());
    }

    private void featureType(XmlWriter xml, String baseUrl, FeatureType type) {
        Layer layer = type.layer();
        xml.open("wfs:FeatureType").leaf("wfs:Name", type.name());
        ServiceSections.title(xml, VERSION, "wfs:Title", layer.title());
        layer.description().ifPresent(text -> ServiceSections.title(xml, VERSION, "wfs:Abstract", text));
        xml.open("ows:Keywords");
        keywords(layer).forEach(word -> xml.leaf("ows:Keyword", word));
        xml.close();
        xml.leaf("wfs:DefaultCRS", served.own(layer).urn());
        served.others(layer).forEach(crs -> xml.leaf("wfs:OtherCRS", crs.urn()));
        xml.open("wfs:OutputFormats");
        OutputFormat.namesFor(OutputFormat.GML_3_2).forEach(name -> xml.leaf("wfs:Format", name));
        xml.close();
        wgs84BoundingBox(xml, extents, layer);
        xml.empty("wfs:MetadataURL", "xlink:href", Addresses.metadata(baseUrl, layer))
                .close();
    }

    static Stream<String> keywords(Layer layer) {
        return Stream.concat(Stream.of(layer.theme()), layer.keywords().stream())
                .distinct();
    }

    static void wgs84BoundingBox(XmlWriter xml, LayerExtents extents, Layer layer) {
        extents.of(layer, WGS_84)
                .ifPresent(extent -> xml.open("ows:WGS84BoundingBox")
                        .leaf("ows:LowerCorner", extent.minX() + " " + extent.minY())
                        .leaf("ows:UpperCorner", extent.maxX() + " " + extent.maxY())
                        .close());
    }
}
