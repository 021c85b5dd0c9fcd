package vn.urbansdi.ogcapi;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.CodeList;
import vn.urbansdi.feature.Feature;
import vn.urbansdi.feature.FeatureQuery;
import vn.urbansdi.feature.FeatureSource;
import vn.urbansdi.feature.SortKey;
import vn.urbansdi.format.ByteOutput;
import vn.urbansdi.ows.FilterParameters;
import vn.urbansdi.ows.ResponseBody;

/** Features as pages for people: a table that can be filtered and leafed through, and a page for each. */
@Component
final class HtmlItems {

    private static final Map<String, String> HEADERS = Map.of("Vary", Representation.VARY);

    private final FeatureSource source;
    private final Catalog catalog;
    private final ValueText values;

    HtmlItems(FeatureSource source, Catalog catalog, ValueText values) {
        this.source = source;
        this.catalog = catalog;
        this.values = values;
    }

    /** Row by row as they come: a page of thousands takes no memory either. */
    void send(ItemsRequest items, HttpServletResponse response) throws IOException {
        ApiRequest request = items.request();
        PublishedCollection collection = items.collection();
        HtmlPage page = new HtmlPage(request);
        List<Attribute> columns = items.query().properties();
        ResponseBody body = new ResponseBody(request.acceptsGzip(), response, Representation.HTML_CONTENT, HEADERS);
        ByteOutput out = new ByteOutput(body);
        write(
                out,
                page.start(
                        request.say("Các đối tượng", "Features"),
                        List.of(page.home(), page.collections(), page.collection(collection))));
        write(out, form(request, collection));
        StringBuilder head = new StringBuilder("<div class=\"wide\"><table>\n<thead><tr><th>id</th>");
        columns.forEach(column -> head.append("<th>" + heading(items, column) + "</th>"));
        write(out, head.append("</tr></thead>\n<tbody>\n").toString());
        ItemsPage shown = new ItemsPage(items, feature -> write(out, row(request, collection, columns, feature)));
        long matched = shown.read(source, items.page().withGeometry(false));
        Optional<String> next = shown.next(matched);
        write(
                out,
                "</tbody></table></div>\n<p>" + shown.returned() + " / " + matched
                        + next.map(href -> " · " + HtmlPage.link(href, request.say("Trang sau", "Next page")))
                                .orElse("")
                        + (items.cursor().isPresent()
                                ? " · "
                                        + HtmlPage.link(
                                                request.without("cursor").self(),
                                                request.say("Trang đầu", "First page"))
                                : "")
                        + "</p>\n" + HtmlPage.end());
        out.drain();
        body.finish();
    }

    /** @return false if there is no such feature; nothing has been sent then */
    boolean sendOne(
            ApiRequest request,
            PublishedCollection collection,
            FeatureQuery query,
            Map<String, String> validators,
            HttpServletResponse response)
            throws IOException {
        HtmlPage page = new HtmlPage(request);
        StringBuilder html = new StringBuilder();
        source.stream(query.withGeometry(false), feature -> {
            html.append(page.start(
                    collection.idPrefix() + feature.fid(),
                    List.of(
                            page.home(),
                            page.collections(),
                            page.collection(collection),
                            new HtmlPage.Crumb(
                                    request.page(collection.itemsPath()), request.say("Các đối tượng", "Features")))));
            html.append("<table>\n");
            for (int i = 0; i < query.properties().size(); i++) {
                Attribute attribute = query.properties().get(i);
                String value = values.of(attribute, feature.values()[i], request.language());
                html.append(HtmlPage.row(request.in(attribute.title()), HtmlPage.text(value)));
            }
            html.append("</table>\n").append(HtmlPage.end());
        });
        if (html.isEmpty()) {
            return false;
        }
        Map<String, String> headers = new HashMap<>(HEADERS);
        headers.putAll(validators);
        ResponseBody body = new ResponseBody(request.acceptsGzip(), response, Representation.HTML_CONTENT, headers);
        body.write(ByteOutput.utf8(html.toString()));
        body.finish();
        return true;
    }

    private String row(ApiRequest request, PublishedCollection collection, List<Attribute> columns, Feature feature) {
        StringBuilder html = new StringBuilder("<tr><td>")
                .append(HtmlPage.link(request.page(collection.itemPath(feature.fid())), Long.toString(feature.fid())))
                .append("</td>");
        for (int i = 0; i < columns.size(); i++) {
            html.append("<td>")
                    .append(HtmlPage.text(values.of(columns.get(i), feature.values()[i], request.language())))
                    .append("</td>");
        }
        return html.append("</tr>\n").toString();
    }

    /** The title of a column, by which the page can be sorted where there is an index: down, if it is sorted up already. */
    private static String heading(ItemsRequest items, Attribute column) {
        ApiRequest request = items.request();
        String title = request.in(column.title());
        if (!items.collection().sortable().contains(column)) {
            return HtmlPage.text(title);
        }
        boolean up = items.query().sort().contains(new SortKey(column.name(), false));
        boolean down = items.query().sort().contains(new SortKey(column.name(), true));
        return HtmlPage.link(
                request.without("cursor").selfWith(SortReader.SORT_BY, (up ? "-" : "") + column.name()),
                title + (up ? " ↑" : down ? " ↓" : ""));
    }

    private String form(ApiRequest request, PublishedCollection collection) {
        StringBuilder html = new StringBuilder(
                "<form method=\"get\" action=\"" + HtmlPage.text(request.root() + collection.itemsPath()) + "\">\n");
        for (Map.Entry<String, String> kept : request.parameters().entrySet()) {
            boolean field = kept.getKey().equals(FilterParameters.FILTER)
                    || collection.searched().stream()
                            .anyMatch(attribute -> attribute.name().equals(kept.getKey()));
            if (!field && !kept.getKey().equals("cursor")) {
                html.append("<input type=\"hidden\" name=\"" + HtmlPage.text(kept.getKey()) + "\" value=\""
                        + HtmlPage.text(kept.getValue()) + "\">");
            }
        }
        for (Attribute attribute : collection.searched()) {
            html.append("<label>" + HtmlPage.text(request.in(attribute.title())) + field(request, attribute)
                    + "</label>\n");
        }
        html.append("<label class=\"long\">" + request.say("Điều kiện (CQL2)", "Condition (CQL2)") + "<input name=\""
                + FilterParameters.FILTER + "\" value=\""
                + HtmlPage.text(request.parameters().getOrDefault(FilterParameters.FILTER, "")) + "\"></label>\n");
        return html.append("<button>" + request.say("Lọc", "Filter") + "</button></form>\n")
                .toString();
    }

    private String field(ApiRequest request, Attribute attribute) {
        String name = " name=\"" + HtmlPage.text(attribute.name()) + "\"";
        String value = request.parameters().getOrDefault(attribute.name(), "");
        Optional<CodeList> codes = attribute.codes().flatMap(catalog::codeList);
        if (codes.isEmpty()) {
            return "<input" + name + " value=\"" + HtmlPage.text(value) + "\">";
        }
        StringBuilder html = new StringBuilder("<select" + name + "><option></option>");
        for (CodeList.Code code : codes.get().codes()) {
            html.append("<option value=\"" + HtmlPage.text(code.value()) + "\""
                    + (code.value().equals(value) ? " selected" : "") + ">"
                    + HtmlPage.text(code.value() + " – " + request.in(code.title())) + "</option>");
        }
        return html.append("</select>").toString();
    }

    private static void write(ByteOutput out, String html) throws IOException {
        out.bytes(ByteOutput.utf8(html));
    }
}
