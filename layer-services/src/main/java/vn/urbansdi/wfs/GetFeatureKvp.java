package vn.urbansdi.wfs;

import java.time.Instant;
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

/** Reads GetFeature from key-value pairs (OGC 09-025r1, tables 8 and 10), with GeoServer's {@code cql_filter} besides. */
final class GetFeatureKvp {

    private final KvpRequest kvp;
    private final FeatureTypes types;
    private final Catalog catalog;
    private final StoredQueries stored;
    private final OutputFormat format;

    private GetFeatureKvp(KvpRequest kvp, FeatureTypes types, Catalog catalog, StoredQueries stored) {
        this.kvp = kvp;
        this.types = types;
        this.catalog = catalog;
        this.stored = stored;
        this.format = OutputFormat.of(kvp.text("outputFormat"));
    }

    static GetFeatureRequest read(KvpRequest kvp, FeatureTypes types, Catalog catalog, StoredQueries stored) {
        return new GetFeatureKvp(kvp, types, catalog, stored).request();
    }

    private GetFeatureRequest request() {
        Optional<String> storedQuery = kvp.text("storedquery_id");
        Optional<Instant> asOf = AsOf.read(kvp.text(AsOf.PARAMETER));
        List<WfsQuery> queries = (storedQuery.isPresent() ? stored(storedQuery.get()) : adHoc())
                .stream().map(query -> query.at(asOf)).toList();
        OptionalLong count = kvp.has("count") ? kvp.nonNegative("count") : kvp.nonNegative("maxFeatures");
        return new GetFeatureRequest(
                queries,
                storedQuery.flatMap(query -> StoredQueries.byId(query, parameters())),
                kvp.nonNegative("startIndex").orElse(0),
                count,
                hits(kvp.text("resultType")),
                format,
                Optional.empty(),
                Optional.of(kvp));
    }

    /** Whether {@code resultType} asks for the numbers only. */
    static boolean hits(Optional<String> resultType) {
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
        List<String> standard = Stream.of("filter", "bbox", "resourceId")
                .filter(name -> kvp.text(name).isPresent())
                .toList();
        if (standard.size() > 1
                || (standard.contains("filter") && kvp.text("cql_filter").isPresent())) {
            throw OwsException.invalidParameterValue(
                    standard.get(standard.size() - 1),
                    "Chỉ được dùng một trong filter, bbox, resourceId; cql_filter không đi cùng filter",
                    "Only one of filter, bbox and resourceId may stand; cql_filter does not go with filter");
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
        QueryBuilder builder = new QueryBuilder(catalog, type, format);
        Filter filter = kvp.text("resourceId").isEmpty()
                ? Filter.ALL
                : Filters.ids(type.layer(), resources.getOrDefault(type, List.of()));
        filter = filter.and(part("filter", index, number)
                .map(text -> FilterReading.fes(text, type.layer()))
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
                throw OwsException.missingParameterValue("typeNames");
            }
            return List.copyOf(resources.keySet());
        }
        UnaryOperator<String> namespaces = KvpNames.namespaces(kvp);
        List<FeatureType> queried = new ArrayList<>();
        for (String group : KvpRequest.groups(written.get())) {
            List<String> names = KvpRequest.items(group);
            FeatureType type = types.require(names.get(0), namespaces, "typeNames");
            for (String name : names.subList(1, names.size())) {
                types.require(name, namespaces, "typeNames");
            }
            if (names.size() > 1) {
                throw joinsNotSupported("typeNames");
            }
            queried.add(type);
        }
        for (FeatureType type : resources.keySet()) {
            if (!queried.contains(type)) {
                throw invalidResourceId(kvp.required("resourceId"));
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
        for (String id : kvp.list("resourceId")) {
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

    private static OwsException invalidResourceId(String id) {
        return OwsException.invalidParameterValue(
                "resourceId",
                "resourceId không thuộc lớp được truy vấn: " + KvpRequest.shown(id),
                "resourceId is of no feature type that is queried: " + KvpRequest.shown(id));
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
