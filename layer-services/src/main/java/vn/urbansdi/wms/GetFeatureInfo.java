package vn.urbansdi.wms;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.urbansdi.feature.FeatureSource;
import vn.urbansdi.ows.KvpRequest;
import vn.urbansdi.render.FeaturePicker;
import vn.urbansdi.render.FeaturePicker.Picked;
import vn.urbansdi.render.MapPicture.StyledLayer;

/** GetFeatureInfo (OGC 06-042, 7.4): the features that a pixel of a map shows, and their public attributes. */
@Component
final class GetFeatureInfo {

    private static final int MAX_FEATURES = 1000;

    private final GetMapReader reader;
    private final WmsLayers layers;
    private final RenderGate gate;
    private final FeaturePicker picker;
    private final Map<String, FeatureInfoFormat> formats = new LinkedHashMap<>();

    GetFeatureInfo(
            GetMapReader reader,
            WmsLayers layers,
            RenderGate gate,
            FeatureSource source,
            List<FeatureInfoFormat> formats) {
        this.reader = reader;
        this.layers = layers;
        this.gate = gate;
        this.picker = new FeaturePicker(source);
        formats.forEach(format -> this.formats.put(format.mediaType(), format));
    }

    /** Media types, the default first. */
    List<String> formats() {
        return List.copyOf(formats.keySet());
    }

    void handle(KvpRequest kvp, WmsVersion version, HttpServletResponse response) throws IOException {
        GetMapRequest map = reader.read(kvp, version);
        FeatureInfoFormat format = format(kvp);
        int column = pixel(kvp, version.columnParameter(), map.view().widthPx());
        int row = pixel(kvp, version.rowParameter(), map.view().heightPx());
        int limit = featureCount(kvp);
        List<StyledLayer> queried = queried(kvp, map);
        // the middle of the pixel that the client points at
        List<Picked> picked = gate.run(deadline -> {
            List<Picked> found = new ArrayList<>();
            for (StyledLayer layer : queried) {
                found.add(picker.pick(map.view(), layer, column + 0.5, row + 0.5, limit, deadline));
            }
            return found;
        });
        ByteArrayOutputStream document = new ByteArrayOutputStream();
        format.write(picked, map.crs().crs(), language(kvp), document);
        response.setContentType(format.mediaType());
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-cache");
        response.setContentLength(document.size());
        document.writeTo(response.getOutputStream());
    }

    static String language(KvpRequest kvp) {
        return kvp.text("LANGUAGE")
                        .filter(language -> language.startsWith("en"))
                        .isPresent()
                ? "en"
                : "vi";
    }

    private FeatureInfoFormat format(KvpRequest kvp) {
        String wanted = kvp.required("INFO_FORMAT");
        return formats.values().stream()
                .filter(format -> Stream.concat(Stream.of(format.mediaType()), format.otherNames().stream())
                        .anyMatch(wanted::equalsIgnoreCase))
                .findFirst()
                .orElseThrow(() -> WmsProblems.invalidFormat("INFO_FORMAT", wanted));
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
            layers.members(name)
                    .forEach(layer -> queried.add(map.layers().stream()
                            .filter(styled -> styled.layer().equals(layer))
                            .findFirst()
                            .orElseThrow(() -> WmsProblems.layerNotQueryable(name))));
        }
        return queried;
    }
}
