package vn.urbansdi.metadata;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Deployment;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.feature.LayerQuality;
import vn.urbansdi.feature.QualitySource;
import vn.urbansdi.ows.XmlWriter;

/** A layer's record: {@code gmd:MD_Metadata} (ISO 19115:2003, B.2.1; ISO/TS 19139:2007). Tells of nothing that is not public. */
@Component
final class MetadataRecord {

    static final String GMD = "http://www.isotc211.org/2005/gmd";
    static final String SCHEMA = "http://schemas.opengis.net/iso/19139/20070417/gmd/gmd.xsd";

    private static final String GCO = "http://www.isotc211.org/2005/gco";
    private static final String GML = "http://www.opengis.net/gml/3.2";
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

    /** Runs whose sources the lineage tells. */
    private static final int RUNS = 100;

    private final Deployment deployment;
    private final QualitySource quality;
    private final IdentificationSection identification;
    private final Clock clock = Clock.systemUTC();

    MetadataRecord(Catalog catalog, QualitySource quality, IdentificationSection identification) {
        this.deployment = catalog.deployment();
        this.quality = quality;
        this.identification = identification;
    }

    /** @param baseUrl address of the deployment */
    byte[] document(Layer layer, String baseUrl) {
        List<LayerQuality> runs = quality.newest(layer, RUNS);
        Optional<LayerQuality> latest = runs.stream().findFirst();
        LocalDate changed = IsoXml.day(latest.flatMap(LayerQuality::lastChange).orElseGet(clock::instant));
        XmlWriter document = new XmlWriter();
        IsoXml xml = new IsoXml(document);
        xml.open(
                "gmd:MD_Metadata",
                "xmlns:gmd",
                GMD,
                "xmlns:gco",
                GCO,
                "xmlns:gml",
                GML,
                "xmlns:xsi",
                XSI,
                "xmlns:xlink",
                "http://www.w3.org/1999/xlink",
                "xsi:schemaLocation",
                GMD + " " + SCHEMA);
        xml.text("gmd:fileIdentifier", deployment.namespace() + "/" + layer.id());
        xml.code("gmd:language", "gmd:LanguageCode", "vie")
                .code("gmd:characterSet", "gmd:MD_CharacterSetCode", "utf8")
                .code("gmd:hierarchyLevel", "gmd:MD_ScopeCode", "dataset");
        contact(xml, "gmd:contact", deployment.contact(), "pointOfContact");
        xml.date("gmd:dateStamp", changed)
                .text("gmd:metadataStandardName", "ISO 19115:2003/19139")
                .text("gmd:metadataStandardVersion", "1.0");
        locale(xml);
        representation(xml, layer, latest);
        referenceSystem(xml, layer);
        identification.write(xml, layer, changed);
        new DistributionSection(xml, deployment, baseUrl).write(layer);
        if (!runs.isEmpty()) {
            new QualitySection(xml, layer, runs).write();
        }
        xml.close(1);
        return document.toBytes();
    }

    /** {@code gmd:CI_ResponsibleParty} (ISO 19115:2003, B.3.2). */
    static void contact(IsoXml xml, String property, Deployment.Contact contact, String role) {
        xml.open(property).open("gmd:CI_ResponsibleParty");
        contact.person().ifPresent(person -> xml.text("gmd:individualName", person));
        xml.text("gmd:organisationName", contact.organisation());
        if (contact.phone().isPresent() || contact.email().isPresent()) {
            xml.open("gmd:contactInfo").open("gmd:CI_Contact");
            contact.phone()
                    .ifPresent(phone -> xml.open("gmd:phone")
                            .open("gmd:CI_Telephone")
                            .text("gmd:voice", phone)
                            .close(2));
            contact.email()
                    .ifPresent(email -> xml.open("gmd:address")
                            .open("gmd:CI_Address")
                            .text("gmd:electronicMailAddress", email)
                            .close(2));
            xml.close(2);
        }
        xml.code("gmd:role", "gmd:CI_RoleCode", role).close(2);
    }

    private static void locale(IsoXml xml) {
        xml.open("gmd:locale")
                .open("gmd:PT_Locale", "id", IsoXml.ENGLISH)
                .code("gmd:languageCode", "gmd:LanguageCode", "eng")
                .code("gmd:characterEncoding", "gmd:MD_CharacterSetCode", "utf8")
                .close(2);
    }

    /** {@code gmd:MD_VectorSpatialRepresentation} (ISO 19115:2003, B.2.6.3), with the number of features where it is known. */
    private static void representation(IsoXml xml, Layer layer, Optional<LayerQuality> latest) {
        String type = switch (layer.geometry().type().dimension()) {
            case 0 -> "point";
            case 1 -> "curve";
            default -> "surface";
        };
        xml.open("gmd:spatialRepresentationInfo")
                .open("gmd:MD_VectorSpatialRepresentation")
                .code("gmd:topologyLevel", "gmd:MD_TopologyLevelCode", "geometryOnly")
                .open("gmd:geometricObjects")
                .open("gmd:MD_GeometricObjects")
                .code("gmd:geometricObjectType", "gmd:MD_GeometricObjectTypeCode", type);
        // the standard counts from one
        latest.filter(known -> known.features() > 0)
                .ifPresent(
                        known -> xml.leaf("gmd:geometricObjectCount", "gco:Integer", Long.toString(known.features())));
        xml.close(4);
    }

    private static void referenceSystem(IsoXml xml, Layer layer) {
        xml.open("gmd:referenceSystemInfo")
                .open("gmd:MD_ReferenceSystem")
                .open("gmd:referenceSystemIdentifier")
                .open("gmd:RS_Identifier")
                .text("gmd:code", Integer.toString(layer.geometry().srid()))
                .text("gmd:codeSpace", "EPSG")
                .close(4);
    }

    /** What a layer is called, as a sentence where nothing more is said of it. */
    static Title described(Layer layer) {
        return layer.description().orElse(layer.title());
    }
}
