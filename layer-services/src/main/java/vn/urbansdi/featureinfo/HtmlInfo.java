package vn.urbansdi.featureinfo;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;
import vn.urbansdi.feature.Feature;
import vn.urbansdi.geo.Crs;
import vn.urbansdi.render.FeaturePicker.Picked;

/** A small page with one table for each feature, which desktop programs show as it is. */
@Component
@Order(2)
final class HtmlInfo implements FeatureInfoFormat {

    private static final String STYLE =
            "body{font:14px sans-serif;margin:8px}table{border-collapse:collapse;margin:0 0 12px}"
                    + "caption{text-align:left;font-weight:600;padding:4px 0}th{text-align:left;font-weight:400;color:#555}"
                    + "th,td{padding:2px 10px 2px 0;vertical-align:top;border-bottom:1px solid #ddd}";

    private final InfoValues values;

    HtmlInfo(InfoValues values) {
        this.values = values;
    }

    @Override
    public String mediaType() {
        return "text/html";
    }

    @Override
    public void write(List<Picked> picked, Crs crs, String language, OutputStream out) throws IOException {
        StringBuilder html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"" + language
                + "\"><head><meta charset=\"utf-8\"><title>GetFeatureInfo</title><style>" + STYLE
                + "</style></head><body>\n");
        boolean nothing = true;
        for (Picked layer : picked) {
            for (Feature feature : layer.features()) {
                nothing = false;
                String id = layer.layer().layer().id() + "." + feature.fid();
                html.append("<table id=\"")
                        .append(escaped(id))
                        .append("\"><caption>")
                        .append(escaped(layer.layer().layer().title().in(language)))
                        .append("</caption>\n");
                for (InfoValues.Line line : values.lines(layer, feature, language)) {
                    html.append("<tr><th>")
                            .append(escaped(line.title()))
                            .append("</th><td>")
                            .append(escaped(line.value()))
                            .append("</td></tr>\n");
                }
                html.append("</table>\n");
            }
        }
        if (nothing) {
            html.append("<p>")
                    .append("en".equals(language) ? "Nothing here" : "Không có đối tượng nào ở đây")
                    .append("</p>\n");
        }
        html.append("</body></html>\n");
        out.write(html.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
