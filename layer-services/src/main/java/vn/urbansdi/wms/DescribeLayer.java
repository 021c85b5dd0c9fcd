package vn.urbansdi.wms;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.ows.OwsRequest;
import vn.urbansdi.ows.XmlWriter;

/** DescribeLayer (OGC 05-078r4, 10): under which name WFS has the features that a layer of WMS shows. */
@Component
final class DescribeLayer {

    private static final String SLD = "http://www.opengis.net/sld";
    private static final String SE = "http://www.opengis.net/se";
    private static final String SLD_VERSION = "1.1.0";

    private final Catalog catalog;
    private final WmsLayers layers;

    DescribeLayer(Catalog catalog, WmsLayers layers) {
        this.catalog = catalog;
        this.layers = layers;
    }

    void handle(OwsRequest request, WmsVersion version, HttpServletResponse response) throws IOException {
        request.kvp().required("LAYERS");
        List<Layer> described = new ArrayList<>();
        for (String name : request.kvp().list("LAYERS")) {
            described.addAll(layers.map(name).layers());
        }
        String wfs = request.baseUrl() + "/wfs?";
        byte[] document = version == WmsVersion.V1_3_0 ? current(described, wfs) : earlier(described, wfs);
        request.revalidation().send(document, GetCapabilities.contentType(version), response);
    }

    private byte[] current(List<Layer> described, String wfs) {
        XmlWriter xml = new XmlWriter();
        xml.open(
                "DescribeLayerResponse",
                "xmlns",
                SLD,
                "xmlns:se",
                SE,
                "xmlns:xlink",
                GetCapabilities.XLINK,
                "xmlns:" + catalog.deployment().prefix(),
                catalog.deployment().namespace(),
                "xmlns:xsi",
                "http://www.w3.org/2001/XMLSchema-instance",
                "xsi:schemaLocation",
                SLD + " http://schemas.opengis.net/sld/1.1.0/DescribeLayer.xsd");
        xml.leaf("Version", SLD_VERSION);
        for (Layer layer : served(described)) {
            xml.open("LayerDescription")
                    .leaf("owsType", "wfs")
                    .empty("se:OnlineResource", "xlink:type", "simple", "xlink:href", wfs)
                    .open("TypeName")
                    .leaf("se:FeatureTypeName", typeName(layer))
                    .close()
                    .close();
        }
        return xml.close().toBytes();
    }

    /** As OGC 02-070 has it for WMS 1.1.1: also of layers without features that could be had, which then have no query. */
    private byte[] earlier(List<Layer> described, String wfs) {
        XmlWriter xml = new XmlWriter();
        xml.raw("<!DOCTYPE WMS_DescribeLayerResponse SYSTEM"
                        + " \"http://schemas.opengis.net/wms/1.1.1/WMS_DescribeLayerResponse.dtd\">")
                .open("WMS_DescribeLayerResponse", "version", WmsVersion.V1_1_1.number());
        for (Layer layer : described) {
            if (layer.publish().wfs().isPresent()) {
                xml.open("LayerDescription", "name", layer.id(), "wfs", wfs, "owsType", "WFS", "owsURL", wfs)
                        .empty("Query", "typeName", typeName(layer))
                        .close();
            } else {
                xml.empty("LayerDescription", "name", layer.id());
            }
        }
        return xml.close().toBytes();
    }

    private static List<Layer> served(List<Layer> described) {
        return described.stream()
                .filter(layer -> layer.publish().wfs().isPresent())
                .toList();
    }

    private String typeName(Layer layer) {
        return catalog.deployment().prefix() + ":" + layer.id();
    }
}
