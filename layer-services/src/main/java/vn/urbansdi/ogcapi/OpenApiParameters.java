package vn.urbansdi.ogcapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.CodeList;
import vn.urbansdi.ows.AsOf;
import vn.urbansdi.ows.FilterParameters;

/** The parameters of the API's definition, with the schemas that OGC 17-069r4, 7.15 and 18-058r1, 6.3 prescribe. */
final class OpenApiParameters {

    private static final List<String> COMMON = List.of(ApiRequest.FORMAT, ApiRequest.LANGUAGE);

    /** The component that describes {@code f} of features. */
    private static final String FEATURES_FORMAT = "f-features";

    /** The component that describes {@code f} of one feature, which is no file. */
    private static final String FEATURE_FORMAT = "f-feature";

    private final Catalog catalog;

    OpenApiParameters(Catalog catalog) {
        this.catalog = catalog;
    }

    /** References to the parameters of every resource. */
    List<Object> common() {
        return references(COMMON);
    }

    /** References to those of every collection's features. */
    List<Object> items() {
        return references(List.of(
                "limit",
                "bbox",
                "bbox-crs",
                "datetime",
                FilterParameters.FILTER,
                FilterParameters.LANGUAGE,
                FilterParameters.CRS,
                SortReader.SORT_BY,
                "crs",
                "properties",
                "cursor",
                AsOf.PARAMETER,
                FEATURES_FORMAT,
                ApiRequest.LANGUAGE));
    }

    /** Those of one feature. */
    List<Object> item(PublishedCollection collection, ApiRequest request) {
        return Stream.concat(
                        Stream.of(featureId(collection, request)),
                        references(List.of("crs", AsOf.PARAMETER, FEATURE_FORMAT, ApiRequest.LANGUAGE)).stream())
                .toList();
    }

    /** The one in the path. */
    static Map<String, Object> featureId(PublishedCollection collection, ApiRequest request) {
        Map<String, Object> id = new LinkedHashMap<>();
        id.put("name", "featureId");
        id.put("in", "path");
        id.put("required", true);
        id.put(
                "description",
                request.say("Mã đối tượng, như ", "Identifier of the feature, such as ") + collection.idPrefix() + "1");
        id.put("schema", Map.of("type", "string"));
        return id;
    }

    /** Equality with an attribute (17-069r4, 7.15.5). */
    Map<String, Object> filter(Attribute attribute, ApiRequest request) {
        Map<String, Object> schema = new LinkedHashMap<>(OpenApiSchemas.type(attribute.type()));
        schema.remove("nullable");
        attribute
                .codes()
                .flatMap(catalog::codeList)
                .filter(list -> schema.get("type").equals("string"))
                .ifPresent(list -> schema.put(
                        "enum", list.codes().stream().map(CodeList.Code::value).toList()));
        return query(attribute.name(), request.in(attribute.title()), schema);
    }

    /** Equality with the feature's number. */
    static Map<String, Object> fid(ApiRequest request) {
        return query(
                PublishedCollection.FID,
                request.say("Số của đối tượng", "The feature's number"),
                Map.of("type", "integer", "format", "int64", "minimum", 0));
    }

    Map<String, Object> shared(List<String> crs, ApiRequest request) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put(
                ApiRequest.FORMAT,
                query("f", request.say("Dạng trả về", "Form of the answer"), options(List.of("json", "html"))));
        all.put(
                FEATURES_FORMAT,
                query(
                        ApiRequest.FORMAT,
                        request.say("Dạng trả về", "Form of the answer"),
                        formats(ItemsService.PAGE_OFFERS)));
        all.put(
                FEATURE_FORMAT,
                query(
                        ApiRequest.FORMAT,
                        request.say("Dạng trả về", "Form of the answer"),
                        formats(ItemsService.OFFERS)));
        all.put(ApiRequest.LANGUAGE, query("lang", request.say("Ngôn ngữ", "Language"), options(List.of("vi", "en"))));
        all.put(
                "limit",
                query(
                        "limit",
                        request.say("Số đối tượng nhiều nhất", "How many features at most"),
                        limit(ItemsReader.MAX_LIMIT, ItemsReader.DEFAULT_LIMIT)));
        all.put(
                "bbox",
                query(
                        "bbox",
                        request.say(
                                "Chỉ những đối tượng giao với khung này: tây, nam, đông, bắc bằng độ, hoặc theo bbox-crs",
                                "Only features that meet this box: west, south, east, north in degrees, or as bbox-crs says"),
                        bbox()));
        all.put("bbox-crs", query("bbox-crs", request.say("Hệ toạ độ của bbox", "CRS of bbox"), crsSchema(crs)));
        all.put(
                "datetime",
                query(
                        "datetime",
                        request.say(
                                "Thời điểm, ngày, hoặc khoảng: 2026-08-14T00:00:00Z/..",
                                "A moment, a day, or an interval: 2026-08-14T00:00:00Z/.."),
                        Map.of("type", "string")));
        all.put(
                FilterParameters.FILTER,
                query(
                        FilterParameters.FILTER,
                        request.say(
                                "Điều kiện bằng CQL2 (OGC 21-065r2) trên những gì queryables nêu",
                                "A condition in CQL2 (OGC 21-065r2) on what queryables tells"),
                        Map.of("type", "string")));
        Map<String, Object> languages = new LinkedHashMap<>(options(FilterParameters.LANGUAGES));
        languages.put("default", FilterParameters.TEXT);
        all.put(
                FilterParameters.LANGUAGE,
                query(FilterParameters.LANGUAGE, request.say("Dạng của filter", "Encoding of filter"), languages));
        all.put(
                FilterParameters.CRS,
                query(
                        FilterParameters.CRS,
                        request.say("Hệ toạ độ của các hình trong filter", "CRS of the geometries in filter"),
                        crsSchema(crs)));
        all.put(
                SortReader.SORT_BY,
                query(
                        SortReader.SORT_BY,
                        request.say(
                                "Thứ tự, theo những gì sortables nêu: tên tăng, -tên giảm",
                                "The order, by what sortables tells: name up, -name down"),
                        sortBy()));
        all.put("crs", query("crs", request.say("Hệ toạ độ trả về", "CRS of the answer"), crsSchema(crs)));
        all.put(
                "properties",
                query(
                        "properties",
                        request.say("Chỉ những thuộc tính này", "Only these attributes"),
                        Map.of("type", "array", "items", Map.of("type", "string"))));
        all.put(
                AsOf.PARAMETER,
                query(
                        AsOf.PARAMETER,
                        request.say("Trạng thái lúc ấy, không phải bây giờ", "The state at that moment instead of now"),
                        Map.of("type", "string", "format", "date-time")));
        all.put(
                "cursor",
                query(
                        "cursor",
                        request.say("Trang, như liên kết next cho biết", "The page, as the link next gives it"),
                        Map.of("type", "string")));
        return all;
    }

    private static Map<String, Object> formats(List<Representation.Offer> offers) {
        return options(
                offers.stream().map(offer -> offer.representation().parameter()).toList());
    }

    static Map<String, Object> limit(int most, int otherwise) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "integer");
        schema.put("minimum", 1);
        schema.put("maximum", most);
        schema.put("default", otherwise);
        return schema;
    }

    private static Map<String, Object> sortBy() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "array");
        schema.put("minItems", 1);
        schema.put("maxItems", SortReader.MOST_KEYS);
        schema.put("items", Map.of("type", "string", "pattern", "[+-]?[a-z_][a-z0-9_]*"));
        return schema;
    }

    private static Map<String, Object> bbox() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "array");
        schema.put("minItems", 4);
        schema.put("maxItems", 6);
        schema.put("items", Map.of("type", "number"));
        return schema;
    }

    private static Map<String, Object> crsSchema(List<String> crs) {
        Map<String, Object> schema = new LinkedHashMap<>(options(crs));
        schema.put("format", "uri");
        schema.put("default", PublishedCollection.CRS_84);
        return schema;
    }

    private static Map<String, Object> options(List<String> values) {
        return Map.of("type", "string", "enum", values);
    }

    static Map<String, Object> query(String name, String description, Map<String, Object> schema) {
        Map<String, Object> parameter = new LinkedHashMap<>();
        parameter.put("name", name);
        parameter.put("in", "query");
        parameter.put("description", description);
        parameter.put("required", false);
        parameter.put("schema", schema);
        parameter.put("style", "form");
        parameter.put("explode", false);
        return parameter;
    }

    static List<Object> references(List<String> names) {
        return names.stream()
                .<Object>map(name -> Map.of("$ref", "#/components/parameters/" + name))
                .toList();
    }
}
