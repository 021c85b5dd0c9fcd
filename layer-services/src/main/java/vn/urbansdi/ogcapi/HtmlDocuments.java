package vn.urbansdi.ogcapi;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Deployment;
import vn.urbansdi.catalog.Theme;
import vn.urbansdi.ows.LayerTimes;

/** The resources that describe the API and its collections, as pages for people (OGC 17-069r4, 8.2). */
@Component
final class HtmlDocuments {

    private final Deployment deployment;
    private final PublishedCollections collections;
    private final Documents documents;
    private final LayerTimes times;
    private final Tilesets tilesets;

    HtmlDocuments(
            Catalog catalog,
            PublishedCollections collections,
            Documents documents,
            LayerTimes times,
            Tilesets tilesets) {
        this.deployment = catalog.deployment();
        this.collections = collections;
        this.documents = documents;
        this.times = times;
        this.tilesets = tilesets;
    }

    String landing(ApiRequest request) {
        HtmlPage page = new HtmlPage(request);
        Deployment.Contact contact = deployment.contact();
        return page.start(request.in(deployment.title()), List.of())
                + deployment
                        .description()
                        .map(text -> "<p>" + HtmlPage.text(request.in(text)) + "</p>\n")
                        .orElse("")
                + "<ul>\n"
                + item(request.page("/collections"), request.say("Các tập đối tượng", "Collections"))
                + item(
                        request.page("/api"),
                        request.say("Mô tả API (OpenAPI 3.0)", "The API's definition (OpenAPI 3.0)"))
                + Stream.of(TilesetKind.values())
                        .filter(kind -> collections.all().stream().anyMatch(each -> tilesets.has(each, kind)))
                        .map(kind -> item(request.page(kind.path()), request.in(kind.title())))
                        .collect(Collectors.joining())
                + item(request.page(TileMatrixSetDocuments.PATH), TileMatrixSetDocuments.title(request))
                + item(request.page("/conformance"), request.say("Các lớp tuân thủ", "Conformance classes"))
                + "</ul>\n<p>" + HtmlPage.text(contact.organisation())
                + contact.email().map(email -> " · " + HtmlPage.text(email)).orElse("") + "</p>\n" + HtmlPage.end();
    }

    String conformance(ApiRequest request) {
        HtmlPage page = new HtmlPage(request);
        return page.start(request.say("Các lớp tuân thủ", "Conformance classes"), List.of(page.home()))
                + Documents.CONFORMANCE.stream()
                        .map(identifier -> "<li><code>" + HtmlPage.text(identifier) + "</code></li>\n")
                        .collect(Collectors.joining("", "<ul>\n", "</ul>\n"))
                + HtmlPage.end();
    }

    String collections(ApiRequest request) {
        HtmlPage page = new HtmlPage(request);
        StringBuilder html = new StringBuilder(page.start(page.collections().title(), List.of(page.home())));
        for (Theme theme : deployment.themes()) {
            List<PublishedCollection> members = collections.all().stream()
                    .filter(each -> each.layer().theme().equals(theme.id()))
                    .toList();
            if (!members.isEmpty()) {
                html.append("<h2>" + HtmlPage.text(request.in(theme.title())) + "</h2>\n<ul>\n");
                members.forEach(each -> html.append(
                        item(request.page(each.path()), request.in(each.layer().title()))));
                html.append("</ul>\n");
            }
        }
        return html.append(HtmlPage.end()).toString();
    }

    String collection(ApiRequest request, PublishedCollection collection) {
        HtmlPage page = new HtmlPage(request);
        StringBuilder html = new StringBuilder(
                page.start(request.in(collection.layer().title()), List.of(page.home(), page.collections())));
        collection
                .description(request.language())
                .ifPresent(text -> html.append("<p>" + HtmlPage.text(text) + "</p>\n"));
        html.append("<p><a class=\"action\" href=\"" + HtmlPage.text(request.page(collection.itemsPath())) + "\">"
                + request.say("Xem các đối tượng", "Browse the features") + "</a></p>\n<p>"
                + Stream.concat(
                                Stream.of(CollectionSchema.values())
                                        .map(schema -> HtmlPage.link(
                                                request.page(collection.path() + schema.path()),
                                                request.in(schema.title()))),
                                Stream.of(TilesetKind.values())
                                        .filter(kind -> tilesets.has(collection, kind))
                                        .map(kind -> HtmlPage.link(
                                                request.page(collection.path() + kind.path()),
                                                request.in(kind.title()))))
                        .collect(Collectors.joining(" · "))
                + "</p>\n<table>\n");
        html.append(HtmlPage.row("id", "<code>" + HtmlPage.text(collection.id()) + "</code>"));
        html.append(HtmlPage.row(
                request.say("Phạm vi (độ, WGS 84)", "Extent (degrees, WGS 84)"),
                documents
                        .extent(collection)
                        .map(corners -> corners.stream()
                                .map(degrees -> String.format(Locale.ROOT, "%.5f", degrees))
                                .collect(Collectors.joining(", ")))
                        .orElse("–")));
        times.of(collection.layer())
                .ifPresent(interval -> html.append(HtmlPage.row(
                        request.say("Thời gian (UTC)", "Time (UTC)"),
                        Stream.of(interval.begin(), interval.end())
                                .map(end -> end.map(Instant::toString).orElse(".."))
                                .collect(Collectors.joining(" – ")))));
        html.append(
                HtmlPage.row(request.say("Hệ toạ độ lưu trữ", "Storage CRS"), HtmlPage.text(collection.storageCrs())));
        html.append("</table>\n<h2>" + request.say("Thuộc tính", "Attributes") + "</h2>\n<table>\n");
        for (Attribute attribute : collection.attributes()) {
            html.append(HtmlPage.row(
                    attribute.name(),
                    HtmlPage.text(request.in(attribute.title())) + " <small>"
                            + attribute.type().yamlName()
                            + (collection.searched().contains(attribute)
                                    ? request.say(", có chỉ mục", ", indexed")
                                    : "")
                            + "</small>"));
        }
        html.append("</table>\n<h2>CRS</h2>\n<ul>\n");
        collection.crs().forEach(crs -> html.append("<li><code>" + HtmlPage.text(crs) + "</code></li>\n"));
        return html.append("</ul>\n").append(HtmlPage.end()).toString();
    }

    /** The definition for people: what can be asked where. */
    String api(ApiRequest request, OpenApiDocument definition) {
        HtmlPage page = new HtmlPage(request);
        StringBuilder html =
                new StringBuilder(page.start(request.say("Mô tả API", "The API's definition"), List.of(page.home())));
        html.append("<table>\n");
        definition.operations(request).forEach((path, operations) -> {
            StringBuilder text = new StringBuilder();
            for (OpenApiDocument.Operation operation : operations) {
                text.append("<p><b>" + operation.method() + "</b> " + HtmlPage.text(operation.summary()) + "</p><ul>");
                operation
                        .parameters()
                        .forEach((name, description) -> text.append("<li><code>" + HtmlPage.text(name) + "</code> "
                                + HtmlPage.text(description) + "</li>"));
                text.append("</ul>");
            }
            html.append(HtmlPage.row(path, text.toString()));
        });
        return html.append("</table>\n").append(HtmlPage.end()).toString();
    }

    private static String item(String href, String title) {
        return "<li>" + HtmlPage.link(href, title) + "</li>\n";
    }
}
