package vn.urbansdi.ogcapi;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.stereotype.Component;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.feature.FeatureVersion;
import vn.urbansdi.feature.FeatureVersion.Act;
import vn.urbansdi.feature.FeatureVersion.ShapeChange;
import vn.urbansdi.format.Values;

/** A feature's history as a page for people. */
@Component
final class HtmlHistory {

    private final ValueText values;

    HtmlHistory(ValueText values) {
        this.values = values;
    }

    String page(HistoryPage page) {
        ApiRequest request = page.request();
        HtmlPage html = new HtmlPage(request);
        String item = request.page(page.collection().itemPath(page.fid()));
        StringBuilder text = new StringBuilder(html.start(
                request.say("Lịch sử ", "History of ") + page.id(),
                List.of(
                        html.home(),
                        html.collections(),
                        html.collection(page.collection()),
                        new HtmlPage.Crumb(item, page.id()))));
        text.append("<table>\n");
        for (FeatureVersion version : page.versions()) {
            version.end()
                    .filter(FeatureVersion.End::deleted)
                    .ifPresent(end -> text.append(
                            HtmlPage.row(request.say("Đã xoá", "Deleted"), HtmlPage.text(act(page, end.act(), "")))));
            text.append(HtmlPage.row(
                    request.say("Phiên bản ", "Version ") + version.version(),
                    HtmlPage.text(title(request, version) + ": "
                                    + act(
                                            page,
                                            version.begin(),
                                            version.source().orElse("")))
                            + changes(page, version)));
        }
        text.append("</table>\n");
        page.older()
                .ifPresent(href -> text.append(
                        "<p>" + HtmlPage.link(href, request.say("Phiên bản cũ hơn", "Older versions")) + "</p>\n"));
        return text.append(HtmlPage.end()).toString();
    }

    private static String title(ApiRequest request, FeatureVersion version) {
        return switch (HistoryPage.change(version)) {
            case "inserted" -> request.say("thêm mới", "inserted");
            case "restored" -> request.say("khôi phục", "restored");
            default -> request.say("sửa", "updated");
        };
    }

    private static String act(HistoryPage page, Act act, String source) {
        String run = act.run().isPresent()
                ? " · " + page.request().say("lượt nhập ", "import ")
                        + act.run().getAsLong() + (source.isEmpty() ? "" : " (" + source + ")")
                : "";
        return Values.text(act.at()) + (page.people() ? " · " + act.by() : "") + run;
    }

    private String changes(HistoryPage page, FeatureVersion version) {
        ApiRequest request = page.request();
        StringBuilder list = new StringBuilder();
        List<Attribute> attributes = page.collection().attributes();
        for (int i = 0; i < attributes.size(); i++) {
            Object now = version.values().get(i);
            Object then = version.before().isPresent() ? version.before().get().get(i) : null;
            if (!Objects.equals(now, then)) {
                Attribute attribute = attributes.get(i);
                list.append("<li>" + HtmlPage.text(request.in(attribute.title())) + ": "
                        + (version.before().isPresent() ? "<del>" + shown(attribute, then, request) + "</del> → " : "")
                        + "<ins>" + shown(attribute, now, request) + "</ins></li>");
            }
        }
        version.shape().ifPresent(shape -> list.append("<li>" + HtmlPage.text(shape(request, shape)) + "</li>"));
        return list.isEmpty() ? "" : "<ul>" + list + "</ul>";
    }

    private String shown(Attribute attribute, Object value, ApiRequest request) {
        return value == null ? "–" : HtmlPage.text(values.of(attribute, value, request.language()));
    }

    private static String shape(ApiRequest request, ShapeChange shape) {
        String moved = shape.movedM().isPresent()
                ? request.say(", lệch ", ", moved by ") + metres(shape.movedM().getAsDouble()) + " m"
                : "";
        String grown = shape.areaChangeM2().isPresent()
                ? request.say(", diện tích thay đổi ", ", area changed by ")
                        + metres(shape.areaChangeM2().getAsDouble()) + " m²"
                : "";
        return request.say("Hình học", "Geometry") + moved + grown;
    }

    private static String metres(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
