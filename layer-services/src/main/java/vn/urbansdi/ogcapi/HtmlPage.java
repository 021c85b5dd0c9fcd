package vn.urbansdi.ogcapi;

import java.util.List;
import org.springframework.web.util.HtmlUtils;

/** The frame of every page, and the few elements that stand in it. No script, and no style but the sheet beside it. */
final class HtmlPage {

    /** A step of the way to a page. */
    record Crumb(String href, String title) {}

    private final ApiRequest request;

    HtmlPage(ApiRequest request) {
        this.request = request;
    }

    /** Everything before the content of the page. */
    String start(String title, List<Crumb> way) {
        String other = request.language().equals("vi") ? "en" : "vi";
        StringBuilder html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"" + request.language()
                + "\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                + "<title>" + text(title) + "</title>"
                + "<link rel=\"stylesheet\" href=\"" + text(request.root()) + "/ogcapi.css\">"
                + "<link rel=\"icon\" type=\"image/svg+xml\" href=\"" + text(request.root()) + "/icon.svg\">"
                + "<link rel=\"alternate\" type=\"application/json\" href=\"" + text(json())
                + "\"></head>\n<body>\n<header><nav>");
        for (Crumb crumb : way) {
            html.append(link(crumb.href(), crumb.title())).append(" / ");
        }
        return html.append("<b>" + text(title) + "</b></nav><nav>")
                .append(link(json(), "JSON"))
                .append(" · ")
                .append(link(
                        request.selfWith(ApiRequest.LANGUAGE, other), other.equals("vi") ? "Tiếng Việt" : "English"))
                .append("</nav></header>\n<main>\n<h1>" + text(title) + "</h1>\n")
                .toString();
    }

    /** Everything after it. */
    static String end() {
        return "</main>\n</body></html>\n";
    }

    /** The landing page as the first step of the way. */
    Crumb home() {
        return new Crumb(request.page(""), "OGC API");
    }

    Crumb collections() {
        return new Crumb(request.page("/collections"), request.say("Các tập đối tượng", "Collections"));
    }

    Crumb collection(PublishedCollection collection) {
        return new Crumb(
                request.page(collection.path()), request.in(collection.layer().title()));
    }

    static String link(String href, String label) {
        return "<a href=\"" + text(href) + "\">" + text(label) + "</a>";
    }

    /** Escaped, for the text of an element and for the value of an attribute between quotation marks. */
    static String text(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    /** A row of a table of names and values. */
    static String row(String name, String html) {
        return "<tr><th scope=\"row\">" + text(name) + "</th><td>" + html + "</td></tr>\n";
    }

    private String json() {
        return request.selfWith(ApiRequest.FORMAT, Representation.JSON.parameter());
    }
}
