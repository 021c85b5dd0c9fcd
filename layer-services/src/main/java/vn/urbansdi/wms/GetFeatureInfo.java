package vn.urbansdi.wms;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;
import vn.urbansdi.featureinfo.FeatureInfo;
import vn.urbansdi.featureinfo.FeatureInfoFormat;
import vn.urbansdi.ows.KvpRequest;
import vn.urbansdi.render.MapPicture.StyledLayer;

/** GetFeatureInfo (OGC 06-042, 7.4): the features that a pixel of a map shows, and their public attributes. */
@Component
final class GetFeatureInfo {

    private static final int MAX_FEATURES = 1000;

    private final GetMapReader reader;
    private final WmsLayers layers;
    private final FeatureInfo info;

    GetFeatureInfo(GetMapReader reader, WmsLayers layers, FeatureInfo info) {
        this.reader = reader;
        this.layers = layers;
        this.info = info;
    }

    /** Media types, the default first. */
    List<String> formats() {
        return info.formats();
    }

    void handle(KvpRequest kvp, WmsVersion version, HttpServletResponse response) throws IOException {
        GetMapRequest map = reader.read(kvp, version, MapFormat.PNG);
        String wanted = kvp.required("INFO_FORMAT");
        FeatureInfoFormat format =
                info.format(wanted).orElseThrow(() -> WmsProblems.invalidFormat("INFO_FORMAT", wanted));
        int column = pixel(kvp, version.columnParameter(), map.view().widthPx());
        int row = pixel(kvp, version.rowParameter(), map.view().heightPx());
        info.send(
                new FeatureInfo.Place(map.view(), queried(kvp, map), column, row, featureCount(kvp)),
                format,
                language(kvp),
                response);
    }

    static String language(KvpRequest kvp) {
        return kvp.text("LANGUAGE")
                        .filter(language -> language.startsWith("en"))
                        .isPresent()
                ? "en"
                : "vi";
    }

    private static int pixel(KvpRequest kvp, String name, int size) {
        String text = kvp.required(name);
        if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) >= size) {
            throw WmsProblems.invalidPoint(name);
        }
        return Integer.parseInt(text);
    }

    private static int featureCount(KvpRequest kvp) {
        OptionalLong count = kvp.nonNegative("FEATURE_COUNT");
        return (int) Math.min(MAX_FEATURES, Math.max(1, count.orElse(1)));
    }

    /** In the order of {@code QUERY_LAYERS}; each must be one of those on the map. */
    private List<StyledLayer> queried(KvpRequest kvp, GetMapRequest map) {
        kvp.required("QUERY_LAYERS");
        List<StyledLayer> queried = new ArrayList<>();
        for (String name : kvp.list("QUERY_LAYERS")) {
            layers.map(name)
                    .layers()
                    .forEach(layer -> queried.add(map.layers().stream()
                            .filter(styled -> styled.layer().equals(layer))
                            .findFirst()
                            .orElseThrow(() -> WmsProblems.layerNotQueryable(name))));
        }
        return queried;
    }
}
