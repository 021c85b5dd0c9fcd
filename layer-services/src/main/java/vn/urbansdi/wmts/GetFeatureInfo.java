package vn.urbansdi.wmts;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.urbansdi.featureinfo.FeatureInfo;
import vn.urbansdi.featureinfo.FeatureInfoFormat;
import vn.urbansdi.geo.TileMatrix;
import vn.urbansdi.ows.KvpRequest;
import vn.urbansdi.render.DrawnLayers;
import vn.urbansdi.tile.MapTiles;

/** GetFeatureInfo (OGC 07-057r7, 7.3): the features that a pixel of a tile shows. */
@Component("wmtsGetFeatureInfo")
final class GetFeatureInfo {

    /** Of each layer; the standard has no parameter for it. */
    private static final int MOST_FEATURES = 50;

    private final TileReader reader;
    private final DrawnLayers layers;
    private final FeatureInfo info;

    GetFeatureInfo(TileReader reader, DrawnLayers layers, FeatureInfo info) {
        this.reader = reader;
        this.layers = layers;
        this.info = info;
    }

    /** Media types, the default first. */
    List<String> formats() {
        return info.formats();
    }

    void handle(KvpRequest kvp, HttpServletResponse response) throws IOException {
        MapTiles.Address tile = reader.read(kvp);
        String wanted = kvp.required("InfoFormat");
        FeatureInfoFormat format = info.format(wanted)
                .orElseThrow(() -> WmtsProblems.unknown("InfoFormat", wanted, String.join(", ", info.formats())));
        int column = pixel(kvp, "I");
        int row = pixel(kvp, "J");
        info.send(
                new FeatureInfo.Place(
                        tile.view(),
                        tile.map().members().stream().map(layers::styled).toList(),
                        column,
                        row,
                        MOST_FEATURES),
                format,
                language(kvp),
                response);
    }

    static String language(KvpRequest kvp) {
        return kvp.text("Language")
                        .filter(language -> language.startsWith("en"))
                        .isPresent()
                ? "en"
                : "vi";
    }

    private static int pixel(KvpRequest kvp, String parameter) {
        String text = kvp.required(parameter);
        if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) >= TileMatrix.TILE_PX) {
            throw WmtsProblems.pointOutOfRange(parameter, TileMatrix.TILE_PX);
        }
        return Integer.parseInt(text);
    }
}
