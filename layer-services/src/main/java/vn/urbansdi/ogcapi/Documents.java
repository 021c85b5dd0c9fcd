package vn.urbansdi.ogcapi;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Deployment;
import vn.urbansdi.format.FileFormat;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.ows.Addresses;
import vn.urbansdi.ows.LayerExtents;
import vn.urbansdi.ows.LayerTimes;

/** The resources that describe the API and its collections, as trees of JSON (OGC 17-069r4, 7.2 to 7.14). */
@Component
final class Documents {

    static final String JSON = "application/json";
    static final String GEO_JSON = "application/geo+json";
    static final String JSON_FG = "application/vnd.ogc.fg+json";
    static final String OPEN_API = "application/vnd.oai.openapi+json;version=3.0";

    /** What is really met; a class belongs here when its requirements stand as tests. */
    static final List<String> CONFORMANCE = List.of(
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/html",
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
            "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs",
            "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables",
            "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables-query-parameters",
            "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/filter",
            "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/features-filter",
            "http://www.opengis.net/spec/cql2/1.0/conf/cql2-text",
            "http://www.opengis.net/spec/cql2/1.0/conf/cql2-json",
            "http://www.opengis.net/spec/cql2/1.0/conf/basic-cql2",
            "http://www.opengis.net/spec/cql2/1.0/conf/advanced-comparison-operators",
            "http://www.opengis.net/spec/cql2/1.0/conf/case-insensitive-comparison",
            "http://www.opengis.net/spec/cql2/1.0/conf/accent-insensitive-comparison",
            "http://www.opengis.net/spec/cql2/1.0/conf/basic-spatial-functions",
            "http://www.opengis.net/spec/cql2/1.0/conf/basic-spatial-functions-plus",
            "http://www.opengis.net/spec/cql2/1.0/conf/spatial-functions",
            "http://www.opengis.net/spec/cql2/1.0/conf/temporal-functions",
            "http://www.opengis.net/spec/cql2/1.0/conf/property-property",
            "http://www.opengis.net/spec/cql2/1.0/conf/arithmetic",
            "http://www.opengis.net/spec/ogcapi-features-4/1.0/conf/create-replace-delete",
            "http://www.opengis.net/spec/ogcapi-features-4/1.0/conf/update",
            "http://www.opengis.net/spec/ogcapi-features-4/1.0/conf/features",
            "http://www.opengis.net/spec/ogcapi-features-4/1.0/conf/optimistic-locking-etags",
            "http://www.opengis.net/spec/ogcapi-features-5/1.0/conf/schemas",
            "http://www.opengis.net/spec/ogcapi-features-5/1.0/conf/core-roles-features",
            "http://www.opengis.net/spec/ogcapi-features-5/1.0/conf/returnables-and-receivables",
            "http://www.opengis.net/spec/ogcapi-features-5/1.0/conf/queryables",
            "http://www.opengis.net/spec/ogcapi-features-5/1.0/conf/sortables",
            "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/core",
            "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/tileset",
            "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/tilesets-list",
            "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/dataset-tilesets",
            "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/geodata-tilesets",
            "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/mvt",
            "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/png",
            "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/oas30",
            "http://www.opengis.net/spec/tms/2.0/conf/tilematrixset",
            "http://www.opengis.net/spec/tms/2.0/conf/json-tilematrixset",
            JsonFgMembers.CONFORMANCE.get(0),
            JsonFgMembers.CONFORMANCE.get(1));

    private static final String GREGORIAN = "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian";

    private static final int WGS_84 = 4326;

    /** Roughly. */
    private static final double CENTIMETRES_PER_DEGREE = 1e7;

    private final Deployment deployment;
    private final PublishedCollections collections;
    private final LayerExtents extents;
    private final LayerTimes times;
    private final Tilesets tilesets;

    Documents(
            Catalog catalog,
            PublishedCollections collections,
            LayerExtents extents,
            LayerTimes times,
            Tilesets tilesets) {
        this.deployment = catalog.deployment();
        this.collections = collections;
        this.extents = extents;
        this.times = times;
        this.tilesets = tilesets;
    }

    /** {@code /} */
    Map<String, Object> landing(ApiRequest request) {
        List<Link> links = new ArrayList<>(request.selfLinks());
        String root = request.root();
        links.add(new Link(root + "/api", "service-desc", OPEN_API, request.say("Mô tả API", "The API's definition")));
        links.add(new Link(
                root + "/api?f=html",
                "service-doc",
                Representation.HTML_TYPE,
                request.say("Tài liệu API", "The API's documentation")));
        links.add(new Link(
                root + "/conformance", "conformance", JSON, request.say("Các lớp tuân thủ", "Conformance classes")));
        links.add(new Link(root + "/collections", "data", JSON, request.say("Các tập đối tượng", "Collections")));
        links.add(new Link(
                root + TileMatrixSetDocuments.PATH,
                "http://www.opengis.net/def/rel/ogc/1.0/tiling-schemes",
                JSON,
                TileMatrixSetDocuments.title(request)));
        for (TilesetKind kind : TilesetKind.values()) {
            if (collections.all().stream().anyMatch(each -> tilesets.has(each, kind))) {
                links.add(new Link(root + kind.path(), kind.relation(), JSON, request.in(kind.title())));
            }
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("title", request.in(deployment.title()));
        deployment.description().ifPresent(text -> document.put("description", request.in(text)));
        document.put("links", links);
        return document;
    }

    /** {@code /conformance} */
    Map<String, Object> conformance(ApiRequest request) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("conformsTo", CONFORMANCE);
        document.put("links", request.selfLinks());
        return document;
    }

    /** {@code /collections} */
    Map<String, Object> collections(ApiRequest request) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("links", request.selfLinks());
        document.put("crs", collections.crs());
        document.put(
                "collections",
                collections.all().stream()
                        .map(each -> collection(request, each, List.of()))
                        .toList());
        return document;
    }

    /** {@code /collections/{collection}} */
    Map<String, Object> collection(ApiRequest request, PublishedCollection collection) {
        return collection(request, collection, request.selfLinks());
    }

    private Map<String, Object> collection(ApiRequest request, PublishedCollection collection, List<Link> self) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", collection.id());
        document.put("title", request.in(collection.layer().title()));
        collection.description(request.language()).ifPresent(text -> document.put("description", text));
        if (!collection.layer().keywords().isEmpty()) {
            document.put("keywords", collection.layer().keywords());
        }
        Map<String, Object> extent = new LinkedHashMap<>();
        extent(collection).ifPresent(corners -> {
            Map<String, Object> spatial = new LinkedHashMap<>();
            spatial.put("bbox", List.of(corners));
            spatial.put("crs", PublishedCollection.CRS_84);
            extent.put("spatial", spatial);
        });
        times.of(collection.layer()).ifPresent(interval -> {
            Map<String, Object> temporal = new LinkedHashMap<>();
            // null where open (OGC 17-069r4, 7.14); List.of allows none
            temporal.put(
                    "interval",
                    List.of(Arrays.asList(
                            interval.begin().map(Instant::toString).orElse(null),
                            interval.end().map(Instant::toString).orElse(null))));
            temporal.put("trs", GREGORIAN);
            extent.put("temporal", temporal);
        });
        if (!extent.isEmpty()) {
            document.put("extent", extent);
        }
        document.put("itemType", "feature");
        // In full rather than by reference to the list of all collections: not every client follows that.
        document.put("crs", collection.crs());
        document.put("storageCrs", collection.storageCrs());
        document.put("links", links(request, collection, self));
        return document;
    }

    private List<Link> links(ApiRequest request, PublishedCollection collection, List<Link> self) {
        List<Link> links = new ArrayList<>(self);
        if (self.isEmpty()) {
            String here = request.root() + collection.path();
            String title = request.in(collection.layer().title());
            links.add(new Link(here, "self", JSON, title));
            links.add(new Link(here + "?f=html", "alternate", Representation.HTML_TYPE, title));
        }
        String items = request.root() + collection.itemsPath();
        String title = request.say("Các đối tượng", "Features");
        links.add(new Link(items, "items", GEO_JSON, title));
        links.add(new Link(items + "?f=jsonfg", "items", JSON_FG, title));
        links.add(new Link(items + "?f=html", "items", Representation.HTML_TYPE, title));
        links.add(new Link(items + "?f=csv", "items", FileFormat.CSV.mediaType(), title));
        links.add(new Link(items + "?f=fgb", "items", FileFormat.FLATGEOBUF.mediaType(), title));
        links.add(new Link(
                Addresses.metadata(request.baseUrl(), collection.layer()),
                "describedby",
                Addresses.METADATA_TYPE,
                request.say("Siêu dữ liệu ISO 19115", "Metadata, ISO 19115")));
        links.add(new Link(
                request.root() + collection.path() + ChangesAnswer.PATH + "?since=now",
                "monitor",
                GEO_JSON,
                request.say("Những gì đã đổi", "What has changed")));
        for (TilesetKind kind : TilesetKind.values()) {
            if (tilesets.has(collection, kind)) {
                links.add(new Link(
                        request.root() + collection.path() + kind.path(),
                        kind.relation(),
                        JSON,
                        request.in(kind.title())));
            }
        }
        for (CollectionSchema schema : CollectionSchema.values()) {
            links.add(new Link(
                    request.root() + collection.path() + schema.path(),
                    schema.relation(),
                    CollectionSchema.TYPE,
                    request.in(schema.title())));
        }
        return links;
    }

    /** West, south, east, north in degrees: around the features, or around the deployment's area while there are none. */
    Optional<List<Double>> extent(PublishedCollection collection) {
        return extents.of(collection.layer(), WGS_84).map(Documents::corners);
    }

    /** Rounded outwards to a centimetre, so that a box copied from here holds every feature. */
    private static List<Double> corners(Extent extent) {
        return List.of(
                Math.floor(extent.minX() * CENTIMETRES_PER_DEGREE) / CENTIMETRES_PER_DEGREE,
                Math.floor(extent.minY() * CENTIMETRES_PER_DEGREE) / CENTIMETRES_PER_DEGREE,
                Math.ceil(extent.maxX() * CENTIMETRES_PER_DEGREE) / CENTIMETRES_PER_DEGREE,
                Math.ceil(extent.maxY() * CENTIMETRES_PER_DEGREE) / CENTIMETRES_PER_DEGREE);
    }
}
