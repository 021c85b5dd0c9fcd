package vn.urbansdi.ogcapi;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.feature.FeatureQuery;
import vn.urbansdi.feature.SortKey;
import vn.urbansdi.filter.Filter;
import vn.urbansdi.filter.Filters;
import vn.urbansdi.geo.CrsReference;
import vn.urbansdi.ows.AsOf;
import vn.urbansdi.ows.FilterParameters;
import vn.urbansdi.ows.KvpRequest;
import vn.urbansdi.ows.TimePeriod;
import vn.urbansdi.problem.ProblemException;

/** Reads what a request asks of a collection's features (OGC 17-069r4, 7.15; 18-058r1, 6.3; 19-079r2, 8). */
final class ItemsReader {

    static final int DEFAULT_LIMIT = 100;
    static final int MAX_LIMIT = 10_000;

    private final ApiRequest request;
    private final PublishedCollection collection;

    ItemsReader(ApiRequest request, PublishedCollection collection) {
        this.request = request;
        this.collection = collection;
    }

    /** Names of all parameters that the collection's features take, besides {@code f} and {@code lang}. */
    static Set<String> parameters(PublishedCollection collection) {
        Set<String> names = new HashSet<>(PublishedCollection.ITEMS_PARAMETERS);
        collection.filterable().forEach(attribute -> names.add(attribute.name()));
        names.add(PublishedCollection.FID);
        return names;
    }

    /** @throws ProblemException 400 */
    ItemsRequest read() {
        CrsReference crs = crs("crs");
        List<SortKey> sort = SortReader.sort(request, collection);
        FeatureQuery query = FeatureQuery.everything(collection.layer())
                .withSrid(crs.crs().srid())
                .withProperties(properties())
                .withFilter(filter())
                .withSort(sort)
                .withAsOf(asOf());
        List<String> needed =
                new ArrayList<>(sort.stream().map(SortKey::property).toList());
        if (request.representation() == Representation.JSON_FG) {
            collection.layer().time().ifPresent(time -> {
                needed.add(time.begin());
                time.end().ifPresent(needed::add);
            });
        }
        List<AttributeType> types =
                sort.stream().map(key -> collection.type(key.property())).toList();
        int conditions = conditions();
        return new ItemsRequest(
                request,
                collection,
                query,
                ItemsRequest.read(collection.layer(), query, needed),
                crs,
                limit(DEFAULT_LIMIT),
                request.text("cursor").map(text -> Cursor.read(text, conditions, types)),
                conditions);
    }

    /** The moment at which the collection is looked at; empty for now. */
    Optional<Instant> asOf() {
        return AsOf.read(request.text(AsOf.PARAMETER));
    }

    /** The CRS that a parameter names; longitude and latitude in WGS 84 where it does not stand. */
    CrsReference crs(String parameter) {
        return collection.crs(request.text(parameter).orElse(PublishedCollection.CRS_84), parameter);
    }

    /**
     * More than the maximum is no error but the maximum (/req/core/fc-limit-response-1).
     *
     * @param otherwise where the request says nothing
     */
    int limit(int otherwise) {
        Optional<String> written = request.text("limit");
        if (written.isEmpty()) {
            return otherwise;
        }
        if (!written.get().matches("0*[1-9][0-9]{0,17}")) {
            throw ProblemException.badRequest(new Title(
                    "limit phải là số nguyên từ 1 đến " + MAX_LIMIT + ".",
                    "limit must be a whole number from 1 to " + MAX_LIMIT + "."));
        }
        return (int) Math.min(Long.parseLong(written.get()), MAX_LIMIT);
    }

    private Filter filter() {
        CrsReference bboxCrs = crs("bbox-crs");
        Filter filter = request.text("bbox")
                .map(written -> BboxReader.filter(written, bboxCrs))
                .orElse(Filter.ALL);
        filter = filter.and(request.text("datetime")
                .map(written -> TimePeriod.require("datetime", written).filter(collection.layer()))
                .orElse(Filter.ALL));
        filter = filter.and(FilterParameters.filter(
                // Forms send what was left empty too.
                Optional.ofNullable(request.parameters().get(FilterParameters.FILTER))
                        .filter(text -> !text.isBlank()),
                request.text(FilterParameters.LANGUAGE),
                crs(FilterParameters.CRS),
                collection.layer()));
        for (Attribute attribute : collection.filterable()) {
            String value = request.parameters().getOrDefault(attribute.name(), "");
            // Forms send what was left empty too.
            if (!value.isEmpty()) {
                filter = filter.and(Filters.equal(collection.layer(), attribute.name(), value));
            }
        }
        return filter.and(request.text(PublishedCollection.FID).map(this::fid).orElse(Filter.ALL));
    }

    private Filter fid(String written) {
        if (!written.matches("[0-9]{1,18}")) {
            throw ProblemException.badRequest(new Title("fid phải là một số nguyên.", "fid must be a whole number."));
        }
        return Filters.ids(collection.layer(), List.of(Long.valueOf(written)));
    }

    private List<Attribute> properties() {
        Optional<String> written = request.text("properties");
        if (written.isEmpty()) {
            return collection.attributes();
        }
        Set<String> wanted = new HashSet<>(KvpRequest.items(written.get()));
        // every answer has it, as its features' id
        wanted.remove(PublishedCollection.FID);
        List<Attribute> found = new ArrayList<>();
        for (Attribute attribute : collection.attributes()) {
            if (wanted.remove(attribute.name())) {
                found.add(attribute);
            }
        }
        if (!wanted.isEmpty()) {
            String shown = KvpRequest.shown(String.join(", ", wanted));
            throw ProblemException.badRequest(new Title(
                    collection.id() + " không có thuộc tính: " + shown,
                    collection.id() + " has no such property: " + shown));
        }
        return found;
    }

    /** Of everything that decides which features match, and of nothing that decides how they are shown. */
    private int conditions() {
        Map<String, String> deciding = new TreeMap<>(request.parameters());
        deciding.keySet()
                .removeAll(Set.of("cursor", "limit", "crs", "properties", ApiRequest.FORMAT, ApiRequest.LANGUAGE));
        CRC32 checksum = new CRC32();
        String text = collection.id()
                + deciding.entrySet().stream()
                        .map(entry -> "&" + entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining());
        checksum.update(text.getBytes(StandardCharsets.UTF_8));
        return (int) checksum.getValue();
    }
}
