package vn.urbansdi.wfs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.w3c.dom.Node;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.feature.SortKey;
import vn.urbansdi.filter.Filter;
import vn.urbansdi.filter.Filters;
import vn.urbansdi.ows.AsOf;
import vn.urbansdi.ows.KvpRequest;
import vn.urbansdi.ows.OwsException;
import vn.urbansdi.ows.SecureDocument;

/**
 * Reads GetFeature from key-value pairs (OGC 09-025r1, tables 8 and 10; OGC 04-094, 14.7.3; OGC 02-058, 20.5), with GeoServer's
 * {@code cql_filter} besides.
 */
final class GetFeatureKvp {

    private final KvpRequest kvp;
    private final WfsVersion version;
    private final FeatureTypes types;
    private final Catalog catalog;
    private final StoredQueries stored;
    private final OutputFormat format;

    private GetFeatureKvp(
            KvpRequest kvp, WfsVersion version, FeatureTypes types, Catalog catalog, StoredQueries stored) {
        // its name in the other versions, which many clients use in all of them
        Optional<String> otherwise = Stream.of("featureId", "resourceId")
                .filter(unused -> !kvp.has(version.resourceId()))
                .flatMap(name -> kvp.text(name).stream())
                .findFirst();
        this.kvp = otherwise.map(ids -> kvp.with(version.resourceId(), ids)).orElse(kvp);
        this.version = version;
        this.types = types;
        this.catalog = catalog;
        this.stored = stored;
        this.format = OutputFormat.of(kvp.text("outputFormat"), version.gml());
    }

    static GetFeatureRequest read(
            KvpRequest kvp, WfsVersion version, FeatureTypes types, Catalog catalog, StoredQueries stored) {
        return new GetFeatureKvp(kvp, version, types, catalog, stored).request();
    }

    private GetFeatureRequest request() {
        if (version == WfsVersion.V2_0_0) {
            StandardOptions.require(kvp::text);
        }
        Optional<String> storedQuery = version == WfsVersion.V2_0_0 ? kvp.text("storedquery_id") : Optional.empty();
        List<WfsQuery> queries = storedQuery.isPresent() ? stored(storedQuery.get()) : adHoc();
        OptionalLong count = kvp.has("count") ? kvp.nonNegative("count") : kvp.nonNegative("maxFeatures");
        return new GetFeatureRequest(
                        version,
                        queries,
                        storedQuery.flatMap(query -> StoredQueries.byId(query, parameters())),
                        kvp.nonNegative("startIndex").orElse(0),
                        count,
                        hits(version, kvp.text("resultType")),
                        format,
                        Optional.empty(),
                        Optional.of(kvp))
                .at(AsOf.read(kvp.text(AsOf.PARAMETER)));
    }

    /** Whether {@code resultType} asks for the numbers only; the first version has no place for them. */
    static boolean hits(WfsVersion version, Optional<String> resultType) {
        if (version == WfsVersion.V1_0_0) {
            return false;
        }
        return switch (resultType.orElse("results").toLowerCase(Locale.ROOT)) {
            case "results" -> false;
            case "hits" -> true;
            default ->
                throw OwsException.invalidParameterValue(
                        "resultType",
                        "resultType phải là results hoặc hits",
                        "resultType must be either results or hits");
        };
    }

    private List<WfsQuery> stored(String id) {
        return stored.expand(id, parameters(), format, kvp.text("srsName"));
    }

    /** Every pair may be a parameter of a stored query. */
    private Map<String, Node> parameters() {
        Map<String, Node> parameters = new LinkedHashMap<>();
        kvp.asMap().forEach((name, value) -> parameters.put(name.toLowerCase(Locale.ROOT), SecureDocument.text(value)));
        return parameters;
    }

    private List<WfsQuery> adHoc() {
        List<String> standard = Stream.of("filter", "bbox", version.resourceId())
                .filter(name -> kvp.text(name).isPresent())
                .toList();
        if (standard.size() > 1
                || (standard.contains("filter") && kvp.text("cql_filter").isPresent())) {
            throw OwsException.invalidParameterValue(
                    standard.get(standard.size() - 1),
                    "Chỉ được dùng một trong filter, bbox, " + version.resourceId()
                            + "; cql_filter không đi cùng filter",
                    "Only one of filter, bbox and " + version.resourceId()
                            + " may stand; cql_filter does not go with filter");
        }
        Map<FeatureType, List<Long>> resources = resources();
        List<FeatureType> queried = queriedTypes(resources);
        List<WfsQuery> queries = new ArrayList<>();
        for (int i = 0; i < queried.size(); i++) {
            queries.add(query(queried.get(i), i, queried.size(), resources));
        }
        return queries;
    }

    private WfsQuery query(FeatureType type, int index, int number, Map<FeatureType, List<Long>> resources) {
        QueryBuilder builder = new QueryBuilder(catalog, version, type, format);
        Filter filter = kvp.text(version.resourceId()).isEmpty()
                ? Filter.ALL
                : Filters.ids(type.layer(), resources.getOrDefault(type, List.of()));
        filter = filter.and(part("filter", index, number)
                .map(text -> FilterReading.fes(text, type.layer(), version))
                .orElse(Filter.ALL));
        filter = filter.and(part("cql_filter", index, number)
                .map(text -> FilterReading.ecql(text, type.layer()))
                .orElse(Filter.ALL));
        filter = filter.and(kvp.text("bbox").map(builder::bbox).orElse(Filter.ALL));
        List<String> properties =
                part("propertyName", index, number).map(KvpRequest::items).orElse(List.of());
        List<SortKey> sort = part("sortBy", index, number).map(builder::sortBy).orElse(List.of());
        return builder.build(filter, kvp.text("srsName"), properties, sort);
    }

    private List<FeatureType> queriedTypes(Map<FeatureType, List<Long>> resources) {
        Optional<String> written = KvpNames.typeNames(kvp);
        if (written.isEmpty()) {
            if (resources.isEmpty()) {
                throw OwsException.missingParameterValue(version.typeNames());
            }
            return List.copyOf(resources.keySet());
        }
        UnaryOperator<String> namespaces = KvpNames.namespaces(kvp);
        List<FeatureType> queried = new ArrayList<>();
        for (String group : KvpRequest.groups(written.get())) {
            List<FeatureType> named = KvpRequest.items(group).stream()
                    .map(name -> types.require(name, namespaces, version.typeNames()))
                    .toList();
            // in the earlier versions a list is of queries
            if (named.size() > 1 && version == WfsVersion.V2_0_0) {
                throw joinsNotSupported(version.typeNames());
            }
            queried.addAll(named);
            GetFeatureRequest.requireFew(queried.size());
        }
        for (FeatureType type : resources.keySet()) {
            if (!queried.contains(type)) {
                throw invalidResourceId(kvp.required(version.resourceId()));
            }
        }
        return queried;
    }

    static OwsException joinsNotSupported(String locator) {
        return OwsException.optionNotSupported(
                locator,
                "Không hỗ trợ nối các lớp; để truy vấn nhiều lớp hãy viết (a)(b)",
                "Joins are not supported; to query several types write (a)(b)");
    }

    private Map<FeatureType, List<Long>> resources() {
        Map<FeatureType, List<Long>> resources = new LinkedHashMap<>();
        List<String> ids = kvp.text(version.resourceId()).map(KvpRequest::groups).orElse(List.of()).stream()
                .flatMap(group -> KvpRequest.items(group).stream())
                .toList();
        for (String id : ids) {
            boolean ofNobody =
                    !id.matches(".+\\.[0-9]{1,18}") && KvpNames.typeNames(kvp).isPresent();
            if (ofNobody) {
                continue;
            }
            FeatureType type = types.ofResourceId(id).orElseThrow(() -> invalidResourceId(id));
            resources
                    .computeIfAbsent(type, unused -> new ArrayList<>())
                    .add(type.fid(id).orElseThrow());
        }
        return resources;
    }

    private OwsException invalidResourceId(String id) {
        String name = version.resourceId();
        return OwsException.invalidParameterValue(
                name,
                name + " không thuộc lớp được truy vấn: " + KvpRequest.shown(id),
                name + " is of no feature type that is queried: " + KvpRequest.shown(id));
    }

    /** The part of a parameter that belongs to one of several queries; the whole value where there is one query. */
    private Optional<String> part(String name, int index, int number) {
        return kvp.text(name)
                .map(value -> {
                    boolean grouped = number > 1 || !name.equals("cql_filter");
                    List<String> groups = grouped ? KvpRequest.groups(value) : List.of(value);
                    if (groups.size() != number) {
                        throw OwsException.invalidParameterValue(
                                name,
                                name + " phải có một phần trong ngoặc cho mỗi truy vấn",
                                name + " must have one part in parentheses for each query");
                    }
                    return groups.get(index).strip();
                })
                .filter(value -> !value.isEmpty());
    }
}
