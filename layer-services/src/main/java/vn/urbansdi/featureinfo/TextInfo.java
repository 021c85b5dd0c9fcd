package vn.urbansdi.featureinfo;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.urbansdi.feature.Feature;
import vn.urbansdi.geo.Crs;
import vn.urbansdi.render.FeaturePicker.Picked;

/** Plain text, one line for each attribute. */
@Component
@Order(3)
final class TextInfo implements FeatureInfoFormat {

    private final InfoValues values;

    TextInfo(InfoValues values) {
        this.values = values;
    }

    @Override
    public String mediaType() {
        return "text/plain";
    }

    @Override
    public void write(List<Picked> picked, Crs crs, String language, OutputStream out) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Picked layer : picked) {
            for (Feature feature : layer.features()) {
                text.append(layer.layer().layer().title().in(language))
                        .append(" (")
                        .append(layer.layer().layer().id())
                        .append('.')
                        .append(feature.fid())
                        .append(")\n");
                for (InfoValues.Line line : values.lines(layer, feature, language)) {
                    String oneLine = line.value().replaceAll("\\p{Cntrl}+", " ");
                    text.append("  ")
                            .append(line.title())
                            .append(": ")
                            .append(oneLine)
                            .append('\n');
                }
                text.append('\n');
            }
        }
        if (text.isEmpty()) {
            text.append("en".equals(language) ? "Nothing here\n" : "Không có đối tượng nào ở đây\n");
        }
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
