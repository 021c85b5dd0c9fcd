package vn.urbansdi.style;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import vn.urbansdi.style.CompiledStyle.Rule;

/**
 * A compiled style as plain maps and lists, which any JSON library writes, for the browser to draw the same picture:
 *
 * <pre>{@code
 * {"order": 20,
 *  "rules": [                                  // drawn in order, later ones above
 *    {"title": {"vi": "…", "en": "…"},         // absent: no row in the legend
 *     "minZoom": 14, "maxZoom": 19,            // Web Mercator quad, 256-pixel tiles; from inclusive, to exclusive; absent: no bound
 *     "when": ["==", ["get", "class"], "HIGHWAY"],  // absent: every feature
 *     "fill": COLOUR, "fillOpacity": 0.6,
 *     "stroke": COLOUR, "strokeOpacity": 1, "strokeWidth": 1.5, "dash": [6, 3],   // widths in CSS pixels; dash absent: solid
 *     "mark": {"shape": "circle", "size": 7}},      // fill and stroke are then the mark's; size is its diameter
 *    {"minZoom": 17,                           // a label is a rule of its own, with nothing else in it
 *     "label": {"attribute": "name", "size": 12, "bold": false, "colour": "#333333", "halo": "#ffffff",
 *               "followLine": true}}]}
 * }</pre>
 *
 * COLOUR is {@code "#rrggbb"}, or {@code {"by": "land_use", "values": {"LUC": "#fffc8c", …}, "else": "#dddddd"}} whose keys
 * are the values' text. Shapes: circle, square, triangle, star, cross, x, diamond. Conditions are expressions of OpenLayers
 * (≥ 7.2) and Mapbox: {@code ["==" | "!=" | "<" | "<=" | ">" | ">=", ["get", a], constant]}, {@code ["in", ["get", a],
 * ["literal", […]]]}, {@code ["has", a]}, {@code ["all" | "any", …]}, {@code ["!", e]}. A comparison with a missing value
 * is false. Dates and instants are ISO 8601 text, decimals are numbers, as in the tiles.
 */
public final class OpenLayersStyle {

    private OpenLayersStyle() {}

    public static Map<String, Object> of(CompiledStyle style) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("order", style.order());
        json.put("rules", style.rules().stream().map(OpenLayersStyle::rule).toList());
        return json;
    }

    private static Map<String, Object> rule(Rule rule) {
        Map<String, Object> json = new LinkedHashMap<>();
        rule.title().ifPresent(title -> json.put("title", Map.of("vi", title.vi(), "en", title.en())));
        if (rule.scales().minZoom() > 0) {
            json.put("minZoom", rule.scales().minZoom());
        }
        if (Double.isFinite(rule.scales().endZoom())) {
            json.put("maxZoom", rule.scales().endZoom());
        }
        if (!rule.when().equals(Condition.ALWAYS)) {
            json.put("when", MapExpression.of(rule.when()));
        }
        rule.fill().ifPresent(fill -> {
            json.put("fill", colour(fill.colour()));
            json.put("fillOpacity", fill.opacity());
        });
        rule.stroke().ifPresent(stroke -> {
            json.put("stroke", colour(stroke.colour()));
            json.put("strokeOpacity", stroke.opacity());
            json.put("strokeWidth", stroke.widthPx());
            if (!stroke.dashPx().isEmpty()) {
                json.put("dash", stroke.dashPx());
            }
        });
        rule.mark()
                .ifPresent(mark -> json.put(
                        "mark", Map.of("shape", mark.shape().name().toLowerCase(Locale.ROOT), "size", mark.sizePx())));
        rule.label().ifPresent(label -> json.put("label", label(label)));
        return json;
    }

    private static Map<String, Object> label(Label label) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("attribute", label.column().attribute().name());
        json.put("size", label.sizePx());
        json.put("bold", label.bold());
        json.put("colour", Colour.hex(label.rgb()));
        label.halo().ifPresent(halo -> json.put("halo", Colour.hex(halo.rgb())));
        json.put("followLine", label.followsLine());
        return json;
    }

    private static Object colour(Colour colour) {
        if (colour instanceof Colour.ByValue byValue) {
            Map<String, Object> values = new LinkedHashMap<>();
            byValue.rgbByValue().forEach((value, rgb) -> values.put(value.toString(), Colour.hex(rgb)));
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("by", byValue.column().attribute().name());
            json.put("values", values);
            json.put("else", Colour.hex(byValue.otherwise()));
            return json;
        }
        return Colour.hex(((Colour.Fixed) colour).rgb());
    }
}
