package vn.urbansdi.style;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.style.CompiledStyle.Rule;
import vn.urbansdi.style.CompiledStyle.Stroke;

/**
 * A compiled style as layers of a MapLibre style (style specification, version 8), as plain maps and lists: areas as
 * {@code fill} and {@code line}, lines as {@code line}, points as {@code circle} of their mark's size, labels as
 * {@code symbol}. The layer in the source's tiles has the catalog layer's id.
 *
 * <p>MapLibre counts zoom levels by tiles of 512 pixels, the catalog by tiles of 256: the same scale is one level less there.
 */
public final class MapLibreStyle {

    /** The fonts by the names that labels ask for. */
    public static final String REGULAR = "Be Vietnam Pro Regular";

    public static final String SEMI_BOLD = "Be Vietnam Pro SemiBold";

    private static final double MOST_ZOOM = 24;

    private final String id;
    private final Layer layer;
    private final boolean shown;
    private final String source;
    private final CompiledStyle style;

    /**
     * @param id     before those of all its layers
     * @param shown  whether it is seen when a map opens
     * @param source id of the style's source whose tiles hold the layer
     */
    public MapLibreStyle(String id, Layer layer, boolean shown, String source, CompiledStyle style) {
        this.id = id;
        this.layer = layer;
        this.shown = shown;
        this.source = source;
        this.style = style;
    }

    /** What draws the features themselves, later ones above. */
    public List<Map<String, Object>> symbols() {
        List<Map<String, Object>> layers = new ArrayList<>();
        int number = 0;
        for (Rule rule : style.rules()) {
            String id = this.id + "/" + number++;
            if (rule.label().isPresent()) {
                continue;
            }
            if (layer.geometry().type().dimension() == 0) {
                layers.add(circle(id, rule));
                continue;
            }
            if (layer.geometry().type().dimension() == 2) {
                rule.fill().ifPresent(fill -> {
                    Map<String, Object> paint = new LinkedHashMap<>();
                    paint.put("fill-color", colour(fill.colour()));
                    paint.put("fill-opacity", fill.opacity());
                    layers.add(layer(id + "/fill", "fill", rule, Map.of(), paint));
                });
            }
            rule.stroke().ifPresent(stroke -> layers.add(line(id + "/line", rule, stroke)));
        }
        return layers;
    }

    /** What writes labels, which stand above all symbols of all layers. */
    public List<Map<String, Object>> labels() {
        List<Map<String, Object>> layers = new ArrayList<>();
        int number = 0;
        for (Rule rule : style.rules()) {
            String id = this.id + "/" + number++ + "/label";
            rule.label().ifPresent(label -> layers.add(label(id, rule, label)));
        }
        return layers;
    }

    private Map<String, Object> circle(String id, Rule rule) {
        Map<String, Object> paint = new LinkedHashMap<>();
        rule.mark().ifPresent(mark -> paint.put("circle-radius", mark.sizePx() / 2));
        rule.fill().ifPresent(fill -> paint.put("circle-color", colour(fill.colour())));
        paint.put("circle-opacity", rule.fill().map(CompiledStyle.Fill::opacity).orElse(0.0));
        rule.stroke().ifPresent(stroke -> {
            paint.put("circle-stroke-color", colour(stroke.colour()));
            paint.put("circle-stroke-opacity", stroke.opacity());
            paint.put("circle-stroke-width", stroke.widthPx());
        });
        return layer(id + "/circle", "circle", rule, Map.of(), paint);
    }

    private Map<String, Object> line(String id, Rule rule, Stroke stroke) {
        Map<String, Object> paint = new LinkedHashMap<>();
        paint.put("line-color", colour(stroke.colour()));
        paint.put("line-opacity", stroke.opacity());
        paint.put("line-width", stroke.widthPx());
        if (!stroke.dashPx().isEmpty() && stroke.widthPx() > 0) {
            // counted in widths of the line
            paint.put(
                    "line-dasharray",
                    stroke.dashPx().stream().map(px -> px / stroke.widthPx()).toList());
        }
        return layer(id, "line", rule, Map.of("line-join", "round"), paint);
    }

    private Map<String, Object> label(String id, Rule rule, Label label) {
        Map<String, Object> layout = new LinkedHashMap<>();
        layout.put("text-field", List.of("to-string", MapExpression.get(label.column())));
        layout.put("text-font", List.of(label.bold() ? SEMI_BOLD : REGULAR));
        layout.put("text-size", label.sizePx());
        if (label.followsLine()) {
            layout.put("symbol-placement", "line");
        }
        Map<String, Object> paint = new LinkedHashMap<>();
        paint.put("text-color", Colour.hex(label.rgb()));
        label.halo().ifPresent(halo -> {
            paint.put("text-halo-color", Colour.hex(halo.rgb()));
            paint.put("text-halo-width", halo.radiusPx());
        });
        return layer(id, "symbol", rule, layout, paint);
    }

    private Map<String, Object> layer(
            String id, String type, Rule rule, Map<String, Object> layout, Map<String, Object> paint) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", id);
        json.put("type", type);
        json.put("source", source);
        json.put("source-layer", layer.id());
        zoom(rule.scales().minZoom()).ifPresent(zoom -> json.put("minzoom", zoom));
        if (Double.isFinite(rule.scales().endZoom())) {
            json.put("maxzoom", Math.min(MOST_ZOOM, Math.max(0, rule.scales().endZoom() - 1)));
        }
        if (!rule.when().equals(Condition.ALWAYS)) {
            json.put("filter", MapExpression.of(rule.when()));
        }
        Map<String, Object> shown = new LinkedHashMap<>(layout);
        shown.put("visibility", this.shown ? "visible" : "none");
        json.put("layout", shown);
        json.put("paint", paint);
        return json;
    }

    private static Optional<Double> zoom(double minZoom) {
        return minZoom > 1 ? Optional.of(Math.min(MOST_ZOOM, minZoom - 1)) : Optional.empty();
    }

    private static Object colour(Colour colour) {
        if (colour instanceof Colour.ByValue byValue) {
            if (byValue.rgbByValue().isEmpty()) {
                return Colour.hex(byValue.otherwise());
            }
            List<Object> match = new ArrayList<>();
            match.add("match");
            match.add(List.of("to-string", MapExpression.get(byValue.column())));
            byValue.rgbByValue().forEach((value, rgb) -> {
                // QGIS takes a label that stands alone for an empty list
                match.add(List.of(value.toString()));
                match.add(Colour.hex(rgb));
            });
            match.add(Colour.hex(byValue.otherwise()));
            return match;
        }
        return Colour.hex(((Colour.Fixed) colour).rgb());
    }
}
