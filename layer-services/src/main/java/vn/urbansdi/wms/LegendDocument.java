package vn.urbansdi.wms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.render.LegendRow;
import vn.urbansdi.render.MapPicture.StyledLayer;
import vn.urbansdi.style.Colour;
import vn.urbansdi.style.CompiledStyle;
import vn.urbansdi.style.CompiledStyle.Rule;

/**
 * A legend for programs, in the outline of GeoServer's:
 *
 * <pre>{@code
 * {"Legend": [{"layerName": "parcel", "title": {"vi": "…", "en": "…"}, "rules": [
 *   {"title": {"vi": "…", "en": "…"},
 *    "value": "ODT",                                   // of the attribute that the colours follow; absent: of none
 *    "minScaleDenominator": 1000, "maxScaleDenominator": 50000,        // absent: no bound
 *    "symbolizers": [{"fill": "#rrggbb", "fillOpacity": 1, "pattern": "shape://slash",
 *                     "stroke": "#rrggbb", "strokeOpacity": 1, "strokeWidth": 1, "dash": [6, 3],  // pixels of 0.28 mm
 *                     "mark": "circle", "size": 6}]}]}]}    // none in a heading
 * }</pre>
 */
final class LegendDocument {

    static final String MEDIA_TYPE = "application/json";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private LegendDocument() {}

    /** @param layers first one lowest */
    static byte[] of(List<StyledLayer> layers, Function<StyledLayer, List<LegendRow>> rows) {
        List<Object> legends = new ArrayList<>();
        for (StyledLayer styled : layers) {
            Map<String, Object> legend = new LinkedHashMap<>();
            legend.put("layerName", styled.layer().id());
            legend.put("title", title(styled.layer().title()));
            legend.put(
                    "rules",
                    rows.apply(styled).stream()
                            .map(row -> row(row, styled.style()))
                            .toList());
            legends.add(0, legend);
        }
        return JSON.writeValueAsBytes(Map.of("Legend", legends));
    }

    private static Map<String, Object> row(LegendRow row, CompiledStyle style) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("title", title(row.title()));
        row.value().ifPresent(value -> json.put("value", value));
        row.symbols().stream().findFirst().map(Rule::scales).ifPresent(scales -> {
            if (scales.minDenominator() > 0) {
                json.put("minScaleDenominator", scales.minDenominator());
            }
            if (Double.isFinite(scales.maxDenominator())) {
                json.put("maxScaleDenominator", scales.maxDenominator());
            }
        });
        json.put(
                "symbolizers",
                row.symbols().stream()
                        .map(rule -> symbolizer(rule, row.values(style)))
                        .toList());
        return json;
    }

    private static Map<String, Object> symbolizer(Rule rule, Object[] values) {
        Map<String, Object> json = new LinkedHashMap<>();
        rule.fill().ifPresent(fill -> {
            json.put("fill", Colour.hex(fill.colour().rgb(values)));
            json.put("fillOpacity", fill.opacity());
            fill.pattern()
                    .ifPresent(pattern ->
                            json.put("pattern", pattern.mark().shape().wellKnownName()));
        });
        rule.stroke().ifPresent(stroke -> {
            json.put("stroke", Colour.hex(stroke.colour().rgb(values)));
            json.put("strokeOpacity", stroke.opacity());
            json.put("strokeWidth", stroke.widthPx());
            if (!stroke.dashPx().isEmpty()) {
                json.put("dash", stroke.dashPx());
            }
        });
        rule.mark().ifPresent(mark -> {
            json.put("mark", mark.icon().isPresent() ? "icon" : mark.shape().wellKnownName());
            json.put("size", mark.sizePx());
        });
        return json;
    }

    private static Map<String, Object> title(Title title) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("vi", title.vi());
        json.put("en", title.en());
        return json;
    }
}
