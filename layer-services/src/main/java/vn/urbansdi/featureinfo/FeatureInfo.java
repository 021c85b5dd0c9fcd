package vn.urbansdi.featureinfo;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.urbansdi.feature.FeatureSource;
import vn.urbansdi.geo.CrsRegistry;
import vn.urbansdi.render.FeaturePicker;
import vn.urbansdi.render.FeaturePicker.Picked;
import vn.urbansdi.render.MapPicture.StyledLayer;
import vn.urbansdi.render.MapView;
import vn.urbansdi.render.RenderGate;

/** Finds the features that a pixel of a map shows, and sends their public attributes. */
@Component
public final class FeatureInfo {

    private final RenderGate gate;
    private final FeaturePicker picker;
    private final Map<String, FeatureInfoFormat> formats = new LinkedHashMap<>();

    FeatureInfo(RenderGate gate, FeatureSource source, List<FeatureInfoFormat> formats) {
        this.gate = gate;
        this.picker = new FeaturePicker(source);
        formats.forEach(format -> this.formats.put(format.mediaType(), format));
    }

    /** Media types, the default first. */
    public List<String> formats() {
        return List.copyOf(formats.keySet());
    }

    /** The form of that media type, or of another name for it. */
    public Optional<FeatureInfoFormat> format(String mediaType) {
        return formats.values().stream()
                .filter(format -> Stream.concat(Stream.of(format.mediaType()), format.otherNames().stream())
                        .anyMatch(mediaType::equalsIgnoreCase))
                .findFirst();
    }

    /**
     * Which pixel of which map is asked about.
     *
     * @param layers in the order in which they stand in the answer
     * @param limit  features of each layer, at most
     */
    public record Place(MapView view, List<StyledLayer> layers, int column, int row, int limit) {}

    /**
     * @param language {@code vi} or {@code en}
     * @throws vn.urbansdi.render.RenderBusyException    if no place becomes free
     * @throws vn.urbansdi.render.RenderTimeoutException if it takes too long
     */
    public void send(Place place, FeatureInfoFormat format, String language, HttpServletResponse response)
            throws IOException {
        // the middle of the pixel that the client points at
        List<Picked> picked = gate.run(deadline -> {
            List<Picked> found = new ArrayList<>();
            for (StyledLayer layer : place.layers()) {
                found.add(picker.pick(
                        place.view(), layer, place.column() + 0.5, place.row() + 0.5, place.limit(), deadline));
            }
            return found;
        });
        ByteArrayOutputStream document = new ByteArrayOutputStream();
        int srid = place.view().extent().srid();
        format.write(picked, CrsRegistry.standard().require(srid), language, document);
        response.setContentType(format.mediaType());
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-cache");
        response.setContentLength(document.size());
        document.writeTo(response.getOutputStream());
    }
}
