package vn.urbansdi.wfs;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.geo.CrsReference;
import vn.urbansdi.geo.CrsRegistry;
import vn.urbansdi.ows.KvpRequest;
import vn.urbansdi.ows.OwsException;
import vn.urbansdi.ows.OwsRequest;
import vn.urbansdi.ows.Versions;
import vn.urbansdi.ows.XmlWriter;

/** The versions of the standard, newest first, and in what they differ on the wire; decided once for each request. */
enum WfsVersion {
    /** OGC 09-025r2. */
    V2_0_0("2.0.0", Names.WFS, OutputFormat.GML_3_2, "typeNames", "count", "resourceId"),
    /** OGC 04-094. */
    V1_1_0("1.1.0", Names.WFS_1, OutputFormat.GML_3_1, "typeName", "maxFeatures", "featureId"),
    /** OGC 02-058. */
    V1_0_0("1.0.0", Names.WFS_1, OutputFormat.GML_2, "typeName", "maxFeatures", "featureId");

    private static final List<String> BASIC = List.of("GetCapabilities", "DescribeFeatureType", "GetFeature");
    private static final List<String> TRANSACTIONAL = List.of("GetFeatureWithLock", "LockFeature", "Transaction");
    private static final List<String> SINCE_2_0 = List.of(
            "GetPropertyValue", "ListStoredQueries", "DescribeStoredQueries", "CreateStoredQuery", "DropStoredQuery");

    private final String number;
    private final String namespace;
    private final OutputFormat gml;
    private final String typeNames;
    private final String count;
    private final String resourceId;

    WfsVersion(String number, String namespace, OutputFormat gml, String typeNames, String count, String resourceId) {
        this.number = number;
        this.namespace = namespace;
        this.gml = gml;
        this.typeNames = typeNames;
        this.count = count;
        this.resourceId = resourceId;
    }

    static List<String> numbers() {
        return Arrays.stream(values()).map(WfsVersion::number).toList();
    }

    /**
     * The version that a request other than GetCapabilities speaks. Pairs must name it (OGC 09-025r2, table 7; OGC 04-094, table
     * 12). XML says it by its namespace as well, which two versions share; a client that says no more speaks the newer.
     *
     * @throws OwsException MissingParameterValue, or InvalidParameterValue if it is none of the service's; locator {@code version}
     */
    static WfsVersion of(OwsRequest request) {
        if (!request.isXml()) {
            Optional<String> written = Optional.of(request.kvp().required("version"));
            return require(written, List.of(values()));
        }
        Optional<String> written = Optional.ofNullable(request.xml().getAttributeValue(null, "version"))
                .filter(text -> !text.isBlank());
        List<WfsVersion> possible = ofNamespace(request.xml().getNamespaceURI());
        // optional by the schemas of the earlier versions only
        return written.isEmpty() && !possible.contains(V2_0_0) ? possible.get(0) : require(written, possible);
    }

    /** The version in which a failure is told: that of the request, be the rest of it what it may. */
    static WfsVersion ofFailed(OwsRequest request) {
        try {
            return of(request);
        } catch (OwsException e) {
            return request.isXml() ? ofXml(request) : V2_0_0;
        }
    }

    private static WfsVersion ofXml(OwsRequest request) {
        try {
            return ofNamespace(request.xml().getNamespaceURI()).get(0);
        } catch (OwsException e) {
            return V2_0_0;
        }
    }

    /** The version in which GetCapabilities is answered (OGC 06-121r3, 7.3.2; OGC 02-058, 6.2.4). */
    static WfsVersion negotiated(List<String> accepted, Optional<String> version, Optional<String> namespace) {
        if (accepted.isEmpty() && version.isEmpty() && namespace.isPresent()) {
            return ofNamespace(namespace.get()).get(0);
        }
        return byNumber(Versions.negotiate(accepted, version, numbers()));
    }

    /** Those that a namespace is of; without one clients of all versions write. */
    private static List<WfsVersion> ofNamespace(String namespace) {
        if (namespace == null || namespace.isEmpty()) {
            return List.of(values());
        }
        List<WfsVersion> possible = Arrays.stream(values())
                .filter(version -> version.namespace.equals(namespace))
                .toList();
        if (possible.isEmpty()) {
            throw OwsException.operationParsingFailed(
                    null,
                    "Không gian tên " + KvpRequest.shown(namespace) + " không phải của WFS: hãy viết " + Names.WFS
                            + " hoặc " + Names.WFS_1,
                    "The namespace " + KvpRequest.shown(namespace) + " is not WFS's: write " + Names.WFS + " or "
                            + Names.WFS_1);
        }
        return possible;
    }

    private static WfsVersion require(Optional<String> written, List<WfsVersion> possible) {
        return byNumber(Versions.required(
                written, possible.stream().map(WfsVersion::number).toList()));
    }

    /** The version whose GML this is. */
    static WfsVersion ofGml(OutputFormat gml) {
        return Arrays.stream(values())
                .filter(version -> version.gml == gml)
                .findFirst()
                .orElseThrow();
    }

    private static WfsVersion byNumber(String number) {
        return Arrays.stream(values())
                .filter(version -> version.number.equals(number))
                .findFirst()
                .orElseThrow();
    }

    /**
     * The operation that a client names, in whatever case.
     *
     * @throws OwsException OperationNotSupported if this version of the service has no such operation
     */
    String operation(String written) {
        return operations()
                .filter(operation -> operation.equalsIgnoreCase(written))
                .findFirst()
                .orElseThrow(() -> OwsException.operationNotSupported(KvpRequest.shown(written)));
    }

    private Stream<String> operations() {
        return switch (this) {
            case V2_0_0 -> Stream.of(BASIC, TRANSACTIONAL, SINCE_2_0).flatMap(List::stream);
            case V1_1_0 -> Stream.of(BASIC, TRANSACTIONAL).flatMap(List::stream);
            case V1_0_0 -> Stream.concat(BASIC.stream(), Stream.of("Transaction"));
        };
    }

    String number() {
        return number;
    }

    String namespace() {
        return namespace;
    }

    /** Where the schema of the namespace stands, for collections of features. */
    String schema() {
        return switch (this) {
            case V2_0_0 -> Names.WFS_SCHEMA;
            case V1_1_0 -> Names.WFS_1_1_SCHEMA;
            case V1_0_0 -> Names.WFS_1_0_SCHEMA;
        };
    }

    /** The GML that clients get if they name no format. */
    OutputFormat gml() {
        return gml;
    }

    String filterPrefix() {
        return this == V2_0_0 ? "fes" : "ogc";
    }

    String filterNamespace() {
        return this == V2_0_0 ? Names.FES : Names.OGC;
    }

    /** A feature's identifier as filters have it; the prefix must have been bound. */
    void writeId(XmlWriter xml, String id) {
        if (this == V2_0_0) {
            xml.empty("fes:ResourceId", "rid", id);
        } else {
            xml.empty("ogc:FeatureId", "fid", id);
        }
    }

    /** The same with the version that the feature has now, where this version of the service has a place for it. */
    void writeId(XmlWriter xml, String id, long version) {
        if (this == V2_0_0) {
            xml.empty("fes:ResourceId", "rid", id, "version", Long.toString(version));
        } else {
            writeId(xml, id);
        }
    }

    /** The parameter that names feature types. */
    String typeNames() {
        return typeNames;
    }

    /** The parameter that bounds the number of features. */
    String count() {
        return count;
    }

    /** The parameter that names features by their identifiers. */
    String resourceId() {
        return resourceId;
    }

    /** How clients of this version name a CRS: those of 1.1 put x before y under {@code EPSG:n}, those of 1.0 always. */
    CrsRegistry crsNames() {
        return switch (this) {
            case V2_0_0 -> CrsRegistry.standard();
            case V1_1_0 -> CrsRegistry.shortFormEastFirst();
            case V1_0_0 -> CrsRegistry.eastFirst();
        };
    }

    /** The CRS of a layer's features and of geometries that name none. */
    CrsReference defaultCrs(Layer layer) {
        String form = this == V1_0_0 ? "EPSG:" : "urn:ogc:def:crs:EPSG::";
        return crsNames().find(form + layer.geometry().srid()).orElseThrow();
    }
}
