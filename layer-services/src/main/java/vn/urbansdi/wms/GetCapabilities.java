package vn.urbansdi.wms;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Deployment;
import vn.urbansdi.ows.OwsException;
import vn.urbansdi.ows.OwsRequest;
import vn.urbansdi.ows.XmlWriter;

/** GetCapabilities (OGC 06-042, 7.2; OGC 01-068r3, 7.1): the head of the document; {@link LayerSection} writes the layers. */
@Component
final class GetCapabilities {

    static final String PATH = "/wms";

    private static final String WMS = "http://www.opengis.net/wms";
    private static final String SLD = "http://www.opengis.net/sld";
    private static final String SCHEMAS = "http://schemas.opengis.net";
    static final String XLINK = "http://www.w3.org/1999/xlink";

    /** How many names may stand in LAYERS. */
    private static final int LAYER_LIMIT = WmsLayers.MAX_NAMES;

    private final Catalog catalog;
    private final LayerSection layers;
    private final GetFeatureInfo getFeatureInfo;

    GetCapabilities(Catalog catalog, LayerSection layers, GetFeatureInfo getFeatureInfo) {
        this.catalog = catalog;
        this.layers = layers;
        this.getFeatureInfo = getFeatureInfo;
    }

    void handle(OwsRequest request, WmsVersion version, HttpServletResponse response) throws IOException {
        request.kvp().text("UPDATESEQUENCE").ifPresent(sequence -> {
            throw OwsException.optionNotSupported(
                    "UPDATESEQUENCE",
                    "Dịch vụ không đánh số phiên bản của bản mô tả",
                    "The service does not number its capabilities");
        });
        String language = GetFeatureInfo.language(request.kvp());
        byte[] document = document(version, request.baseUrl(), language);
        request.revalidation().send(document, contentType(version), response);
    }

    /** Of documents that describe the service. */
    static String contentType(WmsVersion version) {
        return (version == WmsVersion.V1_3_0 ? "text/xml" : "application/vnd.ogc.wms_xml") + ";charset=UTF-8";
    }

    byte[] document(WmsVersion version, String baseUrl, String language) {
        String url = baseUrl + PATH;
        XmlWriter xml = new XmlWriter();
        if (version == WmsVersion.V1_3_0) {
            xml.open(
                    "WMS_Capabilities",
                    "xmlns",
                    WMS,
                    "xmlns:sld",
                    SLD,
                    "xmlns:xlink",
                    XLINK,
                    "xmlns:xsi",
                    "http://www.w3.org/2001/XMLSchema-instance",
                    "xsi:schemaLocation",
                    WMS + " " + SCHEMAS + "/wms/1.3.0/capabilities_1_3_0.xsd " + SLD + " " + SCHEMAS
                            + "/sld/1.1.0/sld_capabilities.xsd",
                    "version",
                    version.number());
        } else {
            xml.raw("<!DOCTYPE WMT_MS_Capabilities SYSTEM \"" + SCHEMAS + "/wms/1.1.1/WMS_MS_Capabilities.dtd\">")
                    .open("WMT_MS_Capabilities", "version", version.number());
        }
        service(xml, version, url, language);
        xml.open("Capability");
        operations(xml, version, url);
        xml.open("Exception");
        if (version == WmsVersion.V1_3_0) {
            xml.leaf("Format", "XML").leaf("Format", "INIMAGE").leaf("Format", "BLANK");
        } else {
            xml.leaf("Format", WmsExceptions.XML_1_1_1)
                    .leaf("Format", "application/vnd.ogc.se_inimage")
                    .leaf("Format", "application/vnd.ogc.se_blank");
        }
        xml.close();
        String[] sld = {"SupportSLD", "1", "UserLayer", "0", "UserStyle", "1", "RemoteWFS", "0"};
        xml.empty((version == WmsVersion.V1_3_0 ? "sld:" : "") + "UserDefinedSymbolization", sld);
        layers.write(xml, version, baseUrl, language);
        return xml.close().close().toBytes();
    }

    private void service(XmlWriter xml, WmsVersion version, String url, String language) {
        Deployment deployment = catalog.deployment();
        xml.open("Service")
                .leaf("Name", version == WmsVersion.V1_3_0 ? "WMS" : "OGC:WMS")
                .leaf("Title", deployment.title().in(language));
        deployment.description().ifPresent(description -> xml.leaf("Abstract", description.in(language)));
        xml.open("KeywordList");
        deployment.themes().forEach(theme -> xml.leaf("Keyword", theme.title().in(language)));
        xml.close();
        onlineResource(xml, url);
        Deployment.Contact contact = deployment.contact();
        xml.open("ContactInformation")
                .open("ContactPersonPrimary")
                .leaf("ContactPerson", contact.person().orElse(contact.organisation()))
                .leaf("ContactOrganization", contact.organisation())
                .close();
        contact.phone().ifPresent(phone -> xml.leaf("ContactVoiceTelephone", phone));
        contact.email().ifPresent(email -> xml.leaf("ContactElectronicMailAddress", email));
        xml.close().leaf("Fees", "none").leaf("AccessConstraints", "none");
        if (version == WmsVersion.V1_3_0) {
            xml.leaf("LayerLimit", Integer.toString(LAYER_LIMIT))
                    .leaf("MaxWidth", Integer.toString(GetMapReader.MAX_SIDE_PX))
                    .leaf("MaxHeight", Integer.toString(GetMapReader.MAX_SIDE_PX));
        }
        xml.close();
    }

    private void operations(XmlWriter xml, WmsVersion version, String url) {
        boolean current = version == WmsVersion.V1_3_0;
        String document = current ? "text/xml" : "application/vnd.ogc.wms_xml";
        xml.open("Request");
        operation(xml, "GetCapabilities", List.of(document), url);
        operation(xml, "GetMap", MapFormat.mediaTypes(), url);
        operation(xml, "GetFeatureInfo", getFeatureInfo.formats(), url);
        operation(xml, current ? "sld:DescribeLayer" : "DescribeLayer", List.of(document), url);
        operation(
                xml,
                current ? "sld:GetLegendGraphic" : "GetLegendGraphic",
                List.of(MapFormat.PNG.mediaType(), LegendDocument.MEDIA_TYPE),
                url);
        if (!current) { // 1.3.0's schemas know it no more; it is answered all the same
            operation(xml, "GetStyles", List.of(GetStyles.MEDIA_TYPE), url);
        }
        xml.close();
    }

    private static void operation(XmlWriter xml, String name, List<String> formats, String url) {
        xml.open(name);
        formats.forEach(format -> xml.leaf("Format", format));
        xml.open("DCPType").open("HTTP").open("Get");
        onlineResource(xml, url + "?");
        xml.close().open("Post");
        onlineResource(xml, url);
        xml.close().close().close().close();
    }

    static void onlineResource(XmlWriter xml, String url) {
        xml.empty("OnlineResource", "xmlns:xlink", XLINK, "xlink:type", "simple", "xlink:href", url);
    }
}
