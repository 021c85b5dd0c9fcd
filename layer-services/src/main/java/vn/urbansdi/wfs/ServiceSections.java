package vn.urbansdi.wfs;

import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Deployment;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.ows.XmlWriter;

/** {@code ows:ServiceIdentification} and {@code ows:ServiceProvider}, which two versions have in common (OGC 06-121r3, 7.4.4 f.). */
final class ServiceSections {

    private ServiceSections() {}

    /** OWS Common 1.0 has one title, and no languages. */
    static void identification(XmlWriter xml, Catalog catalog, WfsVersion version) {
        Deployment deployment = catalog.deployment();
        xml.open("ows:ServiceIdentification");
        title(xml, version, "ows:Title", deployment.title());
        deployment.description().ifPresent(text -> title(xml, version, "ows:Abstract", text));
        xml.open("ows:Keywords");
        deployment.themes().forEach(theme -> title(xml, version, "ows:Keyword", theme.title()));
        xml.leaf("ows:Keyword", "WFS").close();
        xml.leaf("ows:ServiceType", "WFS", "codeSpace", version == WfsVersion.V2_0_0 ? "OGC" : null);
        WfsVersion.numbers().forEach(number -> xml.leaf("ows:ServiceTypeVersion", number));
        xml.leaf("ows:Fees", "NONE").leaf("ows:AccessConstraints", "NONE").close();
    }

    static void provider(XmlWriter xml, Catalog catalog) {
        Deployment.Contact contact = catalog.deployment().contact();
        xml.open("ows:ServiceProvider")
                .leaf("ows:ProviderName", contact.organisation())
                .open("ows:ServiceContact");
        contact.person().ifPresent(person -> xml.leaf("ows:IndividualName", person));
        if (contact.phone().isPresent() || contact.email().isPresent()) {
            xml.open("ows:ContactInfo");
            contact.phone()
                    .ifPresent(phone ->
                            xml.open("ows:Phone").leaf("ows:Voice", phone).close());
            contact.email()
                    .ifPresent(email -> xml.open("ows:Address")
                            .leaf("ows:ElectronicMailAddress", email)
                            .close());
            xml.close();
        }
        xml.close().close();
    }

    /** In both languages where the version tells them apart, else in that of the place. */
    static void title(XmlWriter xml, WfsVersion version, String element, Title title) {
        if (version == WfsVersion.V2_0_0) {
            xml.leaf(element, title.vi(), "xml:lang", "vi").leaf(element, title.en(), "xml:lang", "en");
        } else {
            xml.leaf(element, title.vi());
        }
    }
}
