package vn.urbansdi.metadata;

import vn.urbansdi.catalog.Deployment;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.Publish;
import vn.urbansdi.ows.Addresses;

/** Where a layer can be had: {@code gmd:MD_Distribution} (ISO 19115:2003, B.2.10), by the protocols that really serve it. */
final class DistributionSection {

    private final IsoXml xml;
    private final Deployment deployment;
    private final String baseUrl;

    DistributionSection(IsoXml xml, Deployment deployment, String baseUrl) {
        this.xml = xml;
        this.deployment = deployment;
        this.baseUrl = baseUrl;
    }

    void write(Layer layer) {
        Publish publish = layer.publish();
        boolean nowhere = !publish.wms()
                && publish.wfs().isEmpty()
                && !publish.features()
                && publish.tiles().isEmpty();
        if (nowhere) {
            return;
        }
        String prefix = deployment.prefix() + ":";
        String bare = layer.id().startsWith(prefix) ? layer.id().substring(prefix.length()) : layer.id();
        xml.open("gmd:distributionInfo").open("gmd:MD_Distribution");
        xml.open("gmd:transferOptions").open("gmd:MD_DigitalTransferOptions");
        if (publish.wms()) {
            resource("/wms?SERVICE=WMS&REQUEST=GetCapabilities", "OGC:WMS", layer.id());
            resource("/wmts?SERVICE=WMTS&REQUEST=GetCapabilities", "OGC:WMTS", layer.id());
        }
        if (publish.wfs().isPresent()) {
            resource("/wfs?SERVICE=WFS&REQUEST=GetCapabilities", "OGC:WFS", prefix + bare.replace(':', '_'));
        }
        if (publish.features()) {
            resource("/ogc/collections/" + Addresses.segment(bare), "OGC:OGC-API-Features", bare);
        }
        if (publish.tiles().isPresent()) {
            resource("/tiles/" + Addresses.segment(layer.id()) + ".json", "WWW:LINK-1.0-http--tilejson", layer.id());
        }
        xml.close(4);
    }

    /** @param name of the layer as the protocol knows it */
    private void resource(String path, String protocol, String name) {
        xml.open("gmd:onLine")
                .open("gmd:CI_OnlineResource")
                .url("gmd:linkage", baseUrl + path)
                .text("gmd:protocol", protocol)
                .text("gmd:name", name)
                .close(2);
    }
}
