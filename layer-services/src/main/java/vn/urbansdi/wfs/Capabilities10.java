package vn.urbansdi.wfs;

import java.util.List;
import java.util.stream.Collectors;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Deployment;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.ows.Addresses;
import vn.urbansdi.ows.LayerExtents;
import vn.urbansdi.ows.XmlWriter;
import vn.urbansdi.security.Caller;

/** The capabilities of WFS 1.0.0 (OGC 02-058, 19.3). */
final class Capabilities10 {

    private static final WfsVersion VERSION = WfsVersion.V1_0_0;

    private final Catalog catalog;
    private final FeatureTypes types;
    private final ServedCrs served;
    private final LayerExtents extents;

    Capabilities10(Catalog catalog, FeatureTypes types, LayerExtents extents) {
        this.catalog = catalog;
        this.types = types;
        this.served = new ServedCrs(catalog);
        this.extents = extents;
    }

    /** @param caller who may be allowed to change features */
    byte[] document(String baseUrl, Caller caller) {
        XmlWriter xml = new XmlWriter()
                .open(
                        "WFS_Capabilities",
                        "xmlns",
                        VERSION.namespace(),
                        "xmlns:ogc",
                        Names.OGC,
                        "xmlns:xsi",
                        Names.XSI,
                        "xmlns:" + types.prefix(),
                        types.namespace(),
                        "xsi:schemaLocation",
                        VERSION.namespace() + " " + Names.WFS_1_0_CAPABILITIES_SCHEMA,
                        "version",
                        VERSION.number());
        String service = baseUrl + WfsService.PATH;
        service(xml, service);
        xml.open("Capability").open("Request");
        operation(xml, service, "GetCapabilities", null, null);
        operation(xml, service, "DescribeFeatureType", "SchemaDescriptionLanguage", "XMLSCHEMA");
        // the schema knows no other format, whatever else may be asked for
        operation(xml, service, "GetFeature", "ResultFormat", "GML2");
        operation(xml, service, "Transaction", null, null);
        xml.close().close();
        xml.open("FeatureTypeList").open("Operations").empty("Query").close();
        types.all().forEach(type -> featureType(xml, baseUrl, type, caller));
        xml.close();
        OgcFilterCapabilities.write10(xml);
        return xml.close().toBytes();
    }

    private void service(XmlWriter xml, String service) {
        Deployment deployment = catalog.deployment();
        xml.open("Service").leaf("Name", "WFS").leaf("Title", deployment.title().vi());
        deployment.description().ifPresent(text -> xml.leaf("Abstract", text.vi()));
        String themes =
                deployment.themes().stream().map(theme -> theme.title().vi()).collect(Collectors.joining(", "));
        xml.leaf("Keywords", themes.isEmpty() ? "WFS" : themes)
                .leaf("OnlineResource", service)
                .leaf("Fees", "NONE")
                .leaf("AccessConstraints", "NONE")
                .close();
    }

    private static void operation(XmlWriter xml, String service, String name, String list, String item) {
        xml.open(name);
        if (list != null) {
            xml.open(list).empty(item).close();
        }
        // addresses for pairs end where these begin
        if (!name.equals("Transaction")) {
            method(xml, "Get", service + "?");
        }
        method(xml, "Post", service);
        xml.close();
    }

    private static void method(XmlWriter xml, String method, String address) {
        xml.open("DCPType").open("HTTP");
        xml.empty(method, "onlineResource", address);
        xml.close().close();
    }

    /** The box is in the CRS of the features, whatever the name of its element says (table 6). */
    private void featureType(XmlWriter xml, String baseUrl, FeatureType type, Caller caller) {
        Layer layer = type.layer();
        xml.open("FeatureType")
                .leaf("Name", type.name())
                .leaf("Title", layer.title().vi());
        layer.description().map(Title::vi).ifPresent(text -> xml.leaf("Abstract", text));
        xml.leaf("Keywords", Capabilities.keywords(layer).collect(Collectors.joining(", ")));
        xml.leaf("SRS", served.own(layer).code());
        if (caller.mayEdit(layer)) {
            xml.open("Operations");
            List.of("Query", "Insert", "Update", "Delete").forEach(operation -> xml.empty(operation));
            xml.close();
        }
        extents.of(layer, layer.geometry().srid())
                .ifPresent(box -> xml.empty(
                        "LatLongBoundingBox",
                        "minx",
                        Double.toString(box.minX()),
                        "miny",
                        Double.toString(box.minY()),
                        "maxx",
                        Double.toString(box.maxX()),
                        "maxy",
                        Double.toString(box.maxY())));
        xml.leaf("MetadataURL", Addresses.metadata(baseUrl, layer), "type", "TC211", "format", "XML")
                .close();
    }
}
