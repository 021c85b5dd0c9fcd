package vn.urbansdi.ogcapi;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A collection's schemas as pages for people. */
@Component
final class HtmlSchemas {

    private final SchemaDocuments schemas;

    HtmlSchemas(SchemaDocuments schemas) {
        this.schemas = schemas;
    }

    String page(ApiRequest request, PublishedCollection collection, CollectionSchema kind) {
        HtmlPage page = new HtmlPage(request);
        StringBuilder html = new StringBuilder(page.start(
                request.in(kind.title()), List.of(page.home(), page.collections(), page.collection(collection))));
        html.append("<p>" + HtmlPage.text(use(request, kind)) + "</p>\n<div class=\"wide\"><table>\n<thead><tr><th>"
                + request.say("Tên", "Name") + "</th><th>" + request.say("Nhan đề", "Title") + "</th><th>"
                + request.say("Kiểu", "Type") + "</th><th>" + request.say("Giá trị", "Values")
                + "</th></tr></thead>\n<tbody>\n");
        schemas.properties(request, collection, kind)
                .forEach((name, schema) -> html.append("<tr><td><code>" + HtmlPage.text(name) + "</code></td><td>"
                        + HtmlPage.text(title(schema)) + "</td><td>" + HtmlPage.text(type(schema)) + "</td><td>"
                        + values(schema) + "</td></tr>\n"));
        return html.append("</tbody></table></div>\n").append(HtmlPage.end()).toString();
    }

    private static String use(ApiRequest request, CollectionSchema kind) {
        return switch (kind) {
            case RETURNABLES ->
                request.say("Những gì một đối tượng của tập này có.", "What a feature of this collection has.");
            case QUERYABLES ->
                request.say(
                        "Dùng được trong filter (CQL2) và như tham số ?tên=giá-trị.",
                        "What a filter (CQL2) may name, and ?name=value.");
            case SORTABLES ->
                request.say(
                        "Dùng được trong sortby: +tên tăng, -tên giảm.", "What sortby may name: +name up, -name down.");
        };
    }

    private static String title(Map<String, Object> schema) {
        return (String) schema.get("title");
    }

    private static String type(Map<String, Object> schema) {
        StringBuilder type = new StringBuilder();
        for (String member : List.of("type", "format", "x-ogc-unit", "x-ogc-role")) {
            if (schema.get(member) instanceof String text) {
                type.append(type.isEmpty() ? "" : " · ").append(text);
            }
        }
        return type.toString();
    }

    private static String values(Map<String, Object> schema) {
        if (!(schema.get("oneOf") instanceof List<?> codes)) {
            return "";
        }
        StringBuilder html = new StringBuilder("<details><summary>" + codes.size() + "</summary><ul>");
        for (Object each : codes) {
            Map<?, ?> code = (Map<?, ?>) each;
            html.append("<li><code>" + HtmlPage.text(String.valueOf(code.get("const"))) + "</code> "
                    + HtmlPage.text((String) code.get("title")) + "</li>");
        }
        return html.append("</ul></details>").toString();
    }
}
