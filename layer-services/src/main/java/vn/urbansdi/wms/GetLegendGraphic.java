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
import vn.urbansdi.png.PngEncoder;
import vn.urbansdi.render.DrawnLayers;
import vn.urbansdi.render.LegendPainter;
import vn.urbansdi.render.LegendRow;
import vn.urbansdi.render.MapPicture.StyledLayer;
import vn.urbansdi.style.StyledLayerDescriptor;

/**
 * GetLegendGraphic (OGC 05-078r4, 12): a layer's legend. WIDTH and HEIGHT are those of one symbol, since nobody can know
 * the size of a legend in advance; LANGUAGE is vi or en. As JSON it says the same to programs.
 */
@Component
final class GetLegendGraphic {

    private static final int SWATCH_WIDTH_PX = 22;
    private static final int SWATCH_HEIGHT_PX = 14;
    private static final int MAX_SWATCH_PX = 256;

    private final WmsLayers layers;
    private final DrawnLayers drawn;
    private final SldBody sld;
    private final Catalog catalog;
    private final LegendPainter painter;

    GetLegendGraphic(WmsLayers layers, DrawnLayers drawn, SldBody sld, Catalog catalog) {
        this.layers = layers;
        this.drawn = drawn;
        this.sld = sld;
        this.catalog = catalog;
        this.painter = new LegendPainter(catalog);
    }

    void handle(KvpRequest kvp, HttpServletResponse response) throws IOException {
        String format = kvp.required("FORMAT");
        boolean json = format.equalsIgnoreCase(LegendDocument.MEDIA_TYPE);
        if (!json && !format.equalsIgnoreCase(MapFormat.PNG.mediaType())) {
            throw WmsProblems.invalidFormat("FORMAT", format);
        }
        StyledLayer styled = styled(kvp);
        if (json) {
            sendDocument(styled, scale(kvp), response);
            return;
        }
        BufferedImage image = painter.paint(
                styled.layer(),
                styled.style(),
                side(kvp, "WIDTH", SWATCH_WIDTH_PX),
                side(kvp, "HEIGHT", SWATCH_HEIGHT_PX),
                GetFeatureInfo.language(kvp),
                scale(kvp),
                GetMapReader.isTransparent(kvp));
        MapFormat.PNG.send(PngEncoder.encode(image), response);
    }

    private void sendDocument(StyledLayer styled, Optional<Double> scale, HttpServletResponse response)
            throws IOException {
        byte[] document = LegendDocument.of(
                styled.layer(), styled.style(), LegendRow.of(styled.layer(), styled.style(), catalog, scale));
        response.setContentType(LegendDocument.MEDIA_TYPE);
        response.setHeader("Cache-Control", "no-cache");
        response.setContentLength(document.length);
        response.getOutputStream().write(document);
    }

    /** The layer that is named, or the only one of the descriptor. */
    private StyledLayer styled(KvpRequest kvp) {
        Optional<StyledLayerDescriptor> descriptor = sld.read(kvp);
        String name = descriptor
                .filter(d -> kvp.text("LAYER").isEmpty() && d.layers().size() == 1)
                .map(d -> d.layers().get(0).name())
                .orElseGet(() -> kvp.required("LAYER"));
        List<Layer> members = layers.members(name);
        if (members.size() != 1) {
            throw WmsProblems.layerNotDefined(name);
        }
        return layers.styled(members.get(0), kvp.text("STYLE").orElse(""), descriptor);
    }

    /** The legend as the capabilities refer to it. */
    BufferedImage legend(Layer layer, String style) {
        return painter.paint(
                layer,
                drawn.style(layer, style).orElseThrow(),
                SWATCH_WIDTH_PX,
                SWATCH_HEIGHT_PX,
                "vi",
                Optional.empty(),
                false);
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
