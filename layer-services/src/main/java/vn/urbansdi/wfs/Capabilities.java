package vn.urbansdi.wfs;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Deployment;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.feature.FeatureSource;
import vn.urbansdi.geo.CoordinateTransform;
import vn.urbansdi.geo.Crs;
import vn.urbansdi.geo.CrsRegistry;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.ows.KvpRequest;
import vn.urbansdi.ows.OwsException;
import vn.urbansdi.ows.XmlWriter;

/** GetCapabilities (OGC 09-025r1, 8.3): the service as it is, bounding boxes from the data. */
@Component
final class Capabilities {

    private static final int WGS_84 = 4326;
    private static final Duration EXTENT_AGE = Duration.ofMinutes(1);
    private static final Set<String> SECTIONS = Set.of(
            "All",
            "ServiceIdentification",
            "ServiceProvider",
            "OperationsMetadata",
            "FeatureTypeList",
            "Filter_Capabilities");

    private final Catalog catalog;
    private final FeatureTypes types;
    private final LoadingCache<Layer, Optional<Extent>> extents;

    Capabilities(Catalog catalog, FeatureTypes types, FeatureSource source) {
        this.catalog = catalog;
        this.types = types;
        this.extents = Caffeine.newBuilder()
                .expireAfterWrite(EXTENT_AGE)
                .build(layer -> source.extent(layer)
                        .map(extent -> CoordinateTransform.between(extent.srid(), WGS_84)
                                .transform(extent)));
    }

    /**
     * The document.
     *
     * @param service  address of the service
     * @param sections names of the sections wanted; empty means all
     */
    byte[] document(String service, List<String> sections) {
        sections.stream().filter(name -> !SECTIONS.contains(name)).findFirst().ifPresent(name -> {
            throw OwsException.invalidParameterValue(
                    "sections",
                    "Không có phần " + KvpRequest.shown(name),
                    "There is no section " + KvpRequest.shown(name));
        });
        Predicate<String> wanted = name -> sections.isEmpty() || sections.contains("All") || sections.contains(name);
        XmlWriter xml = open();
        if (wanted.test("ServiceIdentification")) {
            identification(xml);
        }
        if (wanted.test("ServiceProvider")) {
            provider(xml);
        }
        if (wanted.test("OperationsMetadata")) {
            OperationsMetadata.write(xml, service);
        }
        if (wanted.test("FeatureTypeList") && !types.all().isEmpty()) {
            xml.open("wfs:FeatureTypeList");
            types.all().forEach(type -> featureType(xml, type));
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
                        WfsService.VERSIONS.get(0));
    }

    private void identification(XmlWriter xml) {
        Deployment deployment = catalog.deployment();
        xml.open("ows:ServiceIdentification");
        both(xml, "ows:Title", deployment.title());
        deployment.description().ifPresent(text -> both(xml, "ows:Abstract", text));
        xml.open("ows:Keywords");
        deployment.themes().forEach(theme -> both(xml, "ows:Keyword", theme.title()));
        xml.leaf("ows:Keyword", "WFS").close();
        xml.leaf("ows:ServiceType", "WFS", "codeSpace", "OGC");
        WfsService.VERSIONS.forEach(version -> xml.leaf("ows:ServiceTypeVersion", version));
        xml.leaf("ows:Fees", "NONE").leaf("ows:AccessConstraints", "NONE").close();
    }

    private void provider(XmlWriter xml) {
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

    private void featureType(XmlWriter xml, FeatureType type) {
        Layer layer = type.layer();
        xml.open("wfs:FeatureType").leaf("wfs:Name", type.name());
        both(xml, "wfs:Title", layer.title());
        layer.description().ifPresent(text -> both(xml, "wfs:Abstract", text));
        xml.open("ows:Keywords");
        Stream.concat(Stream.of(layer.theme()), layer.keywords().stream())
                .distinct()
                .forEach(word -> xml.leaf("ows:Keyword", word));
        xml.close();
        CrsRegistry registry = CrsRegistry.standard();
        Crs own = registry.require(layer.geometry().srid());
        xml.leaf("wfs:DefaultCRS", own.urn());
        Set<Integer> others = new LinkedHashSet<>(catalog.deployment().crs());
        others.add(WGS_84);
        others.remove(own.srid());
        others.forEach(srid -> xml.leaf("wfs:OtherCRS", registry.require(srid).urn()));
        xml.open("wfs:OutputFormats");
        OutputFormat.namesFor(OutputFormat.GML_3_2).forEach(name -> xml.leaf("wfs:Format", name));
        xml.close();
        extents.get(layer)
                .ifPresent(extent -> xml.open("ows:WGS84BoundingBox")
                        .leaf("ows:LowerCorner", extent.minX() + " " + extent.minY())
                        .leaf("ows:UpperCorner", extent.maxX() + " " + extent.maxY())
                        .close());
        xml.close();
    }

    private static void both(XmlWriter xml, String element, Title title) {
        xml.leaf(element, title.vi(), "xml:lang", "vi").leaf(element, title.en(), "xml:lang", "en");
    }
}
