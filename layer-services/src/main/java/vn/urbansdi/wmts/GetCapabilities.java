package vn.urbansdi.wmts;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Deployment;
import vn.urbansdi.ows.KvpRequest;
import vn.urbansdi.ows.OwsRequest;
import vn.urbansdi.ows.Versions;
import vn.urbansdi.ows.XmlWriter;

/** GetCapabilities (OGC 07-057r7, 7.1): the head of the document; {@link ContentsSection} writes layers and matrix sets. */
@Component("wmtsGetCapabilities")
final class GetCapabilities {

    private static final String WMTS = "http://www.opengis.net/wmts/1.0";
    private static final List<String> SECTIONS =
            List.of("ServiceIdentification", "ServiceProvider", "OperationsMetadata", "Contents", "Themes");
    private static final String ALL = "All";

    private final Catalog catalog;
    private final ContentsSection contents;

    GetCapabilities(Catalog catalog, ContentsSection contents) {
        this.catalog = catalog;
        this.contents = contents;
    }

    /**
     * @throws vn.urbansdi.ows.OwsException VersionNegotiationFailed, or InvalidParameterValue for a section or a form that is
     *                                      not there
     */
    void handle(KvpRequest kvp, OwsRequest request, HttpServletResponse response) throws IOException {
        Versions.negotiate(kvp.list("AcceptVersions"), List.of(WmtsService.VERSION));
        Set<String> sections = sections(kvp);
        byte[] document = document(sections, request.baseUrl(), GetFeatureInfo.language(kvp));
        request.revalidation().send(document, "application/xml;charset=UTF-8", response);
    }

    private static Set<String> sections(KvpRequest kvp) {
        List<String> asked = kvp.list("Sections");
        for (String section : asked) {
            if (!section.equalsIgnoreCase(ALL) && SECTIONS.stream().noneMatch(section::equalsIgnoreCase)) {
                throw WmtsProblems.unknown("Sections", section, String.join(", ", SECTIONS));
            }
        }
        boolean all = asked.isEmpty() || asked.stream().anyMatch(ALL::equalsIgnoreCase);
        return (all ? SECTIONS : asked)
                .stream().map(section -> section.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }

    private byte[] document(Set<String> sections, String baseUrl, String language) {
        String url = baseUrl + "/wmts";
        XmlWriter xml = new XmlWriter()
                .open(
                        "Capabilities",
                        "xmlns",
                        WMTS,
                        "xmlns:ows",
                        "http://www.opengis.net/ows/1.1",
                        "xmlns:xlink",
                        "http://www.w3.org/1999/xlink",
                        "xmlns:xsi",
                        "http://www.w3.org/2001/XMLSchema-instance",
                        "xsi:schemaLocation",
                        WMTS + " http://schemas.opengis.net/wmts/1.0/wmtsGetCapabilities_response.xsd",
                        "version",
                        WmtsService.VERSION);
        if (sections.contains("serviceidentification")) {
            identification(xml, language);
        }
        if (sections.contains("serviceprovider")) {
            provider(xml, baseUrl);
        }
        if (sections.contains("operationsmetadata")) {
            xml.open("ows:OperationsMetadata");
            List.of("GetCapabilities", "GetTile", "GetFeatureInfo").forEach(name -> operation(xml, name, url));
            xml.close();
        }
        if (sections.contains("contents")) {
            contents.write(xml, baseUrl, language);
        }
        if (sections.contains("themes")) {
            contents.writeThemes(xml, language);
        }
        return xml.empty("ServiceMetadataURL", "xlink:href", url + "/rest/1.0.0/WMTSCapabilities.xml")
                .close()
                .toBytes();
    }

    private void identification(XmlWriter xml, String language) {
        Deployment deployment = catalog.deployment();
        xml.open("ows:ServiceIdentification")
                .leaf("ows:Title", deployment.title().in(language));
        deployment.description().ifPresent(text -> xml.leaf("ows:Abstract", text.in(language)));
        xml.open("ows:Keywords");
        deployment
                .themes()
                .forEach(theme -> xml.leaf("ows:Keyword", theme.title().in(language)));
        xml.close()
                .leaf("ows:ServiceType", "OGC WMTS")
                .leaf("ows:ServiceTypeVersion", WmtsService.VERSION)
                .leaf("ows:Fees", "NONE")
                .leaf("ows:AccessConstraints", "NONE")
                .close();
    }

    private void provider(XmlWriter xml, String baseUrl) {
        Deployment.Contact contact = catalog.deployment().contact();
        xml.open("ows:ServiceProvider")
                .leaf("ows:ProviderName", contact.organisation())
                .empty("ows:ProviderSite", "xlink:href", baseUrl + "/")
                .open("ows:ServiceContact");
        contact.person().ifPresent(person -> xml.leaf("ows:IndividualName", person));
        xml.open("ows:ContactInfo");
        contact.phone()
                .ifPresent(
                        phone -> xml.open("ows:Phone").leaf("ows:Voice", phone).close());
        contact.email()
                .ifPresent(email -> xml.open("ows:Address")
                        .leaf("ows:ElectronicMailAddress", email)
                        .close());
        xml.close().close().close();
    }

    private static void operation(XmlWriter xml, String name, String url) {
        xml.open("ows:Operation", "name", name)
                .open("ows:DCP")
                .open("ows:HTTP")
                .open("ows:Get", "xlink:href", url + "?")
                .open("ows:Constraint", "name", "GetEncoding")
                .open("ows:AllowedValues")
                .leaf("ows:Value", "KVP")
                .close()
                .close()
                .close()
                .open("ows:Get", "xlink:href", url + "/rest/")
                .open("ows:Constraint", "name", "GetEncoding")
                .open("ows:AllowedValues")
                .leaf("ows:Value", "RESTful")
                .close()
                .close()
                .close()
                .close()
                .close()
                .close();
    }
}
