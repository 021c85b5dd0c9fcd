package vn.urbansdi.wms;

import jakarta.servlet.http.HttpServletResponse;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.ows.KvpRequest;
import vn.urbansdi.ows.OwsException;
import vn.urbansdi.render.DrawnLayers;
import vn.urbansdi.render.LegendPainter;

/**
 * GetLegendGraphic (OGC 05-078r4, 12): a layer's legend. WIDTH and HEIGHT are those of one symbol, since nobody can know
 * the size of a legend in advance; LANGUAGE is vi or en.
 */
@Component
final class GetLegendGraphic {

    private static final int SWATCH_WIDTH_PX = 22;
    private static final int SWATCH_HEIGHT_PX = 14;
    private static final int MAX_SWATCH_PX = 256;

    private final WmsLayers layers;
    private final DrawnLayers drawn;
    private final LegendPainter painter;

    GetLegendGraphic(WmsLayers layers, DrawnLayers drawn, Catalog catalog) {
        this.layers = layers;
        this.drawn = drawn;
        this.painter = new LegendPainter(catalog);
    }

    void handle(KvpRequest kvp, HttpServletResponse response) throws IOException {
        if (MapFormat.required(kvp) != MapFormat.PNG) {
            throw WmsProblems.invalidFormat("FORMAT", kvp.required("FORMAT"));
        }
        String name = kvp.required("LAYER");
        List<Layer> members = layers.members(name);
        if (members.size() != 1) {
            throw WmsProblems.layerNotDefined(name);
        }
        kvp.text("STYLE").filter(style -> !style.equals(DrawnLayers.STYLE)).ifPresent(style -> {
            throw WmsProblems.styleNotDefined(style);
        });
        Layer layer = members.get(0);
        BufferedImage image = painter.paint(
                layer,
                drawn.style(layer),
                side(kvp, "WIDTH", SWATCH_WIDTH_PX),
                side(kvp, "HEIGHT", SWATCH_HEIGHT_PX),
                GetFeatureInfo.language(kvp),
                scale(kvp),
                GetMapReader.isTransparent(kvp));
        MapFormat.PNG.send(MapFormat.PNG.encode(image), response);
    }

    /** The legend as the capabilities refer to it. */
    BufferedImage defaultLegend(Layer layer) {
        return painter.paint(
                layer, drawn.style(layer), SWATCH_WIDTH_PX, SWATCH_HEIGHT_PX, "vi", Optional.empty(), false);
    }

    private static int side(KvpRequest kvp, String name, int fallback) {
        long side = kvp.nonNegative(name).orElse(fallback);
        if (side < 1 || side > MAX_SWATCH_PX) {
            throw invalid(name, "từ 1 đến " + MAX_SWATCH_PX, "between 1 and " + MAX_SWATCH_PX);
        }
        return (int) side;
    }

    private static Optional<Double> scale(KvpRequest kvp) {
        return kvp.text("SCALE").map(text -> {
            if (!text.matches("[0-9]{1,12}(\\.[0-9]{1,12})?")) {
                throw invalid("SCALE", "một số dương", "a positive number");
            }
            return Double.valueOf(text);
        });
    }

    private static OwsException invalid(String name, String vi, String en) {
        return WmsProblems.invalid(name, name + " phải là " + vi, name + " must be " + en);
    }
}
