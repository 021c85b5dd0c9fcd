package vn.urbansdi.featureinfo;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.urbansdi.feature.Feature;
import vn.urbansdi.format.ByteOutput;
import vn.urbansdi.format.GeoJsonCollection;
import vn.urbansdi.format.GeoJsonFeatureWriter;
import vn.urbansdi.format.Precision;
import vn.urbansdi.geo.Crs;
import vn.urbansdi.render.FeaturePicker.Picked;

/** A GeoJSON feature collection, in the CRS of the map. */
@Component
@Order(1)
final class GeoJsonInfo implements FeatureInfoFormat {

    @Override
    public String mediaType() {
        return "application/json";
    }

    /** The registered name (RFC 7946, 12), and what a client sends that forgot to escape its plus sign. */
    @Override
    public List<String> otherNames() {
        return List.of("application/geo+json", "application/geo json", "application/vnd.geo+json");
    }

    @Override
    public void write(List<Picked> picked, Crs crs, String language, OutputStream out) throws IOException {
        ByteOutput bytes = new ByteOutput(out);
        GeoJsonCollection.begin(bytes, crs);
        long written = 0;
        for (Picked layer : picked) {
            if (layer.query().isEmpty()) {
                continue;
            }
            GeoJsonFeatureWriter writer = new GeoJsonFeatureWriter(
                    bytes, layer.query().get(), layer.layer().layer().id() + ".", Precision.decimals(crs), written > 0);
            for (Feature feature : layer.features()) {
                writer.accept(feature);
            }
            written += writer.written();
        }
        GeoJsonCollection.end(bytes, OptionalLong.empty(), written, Optional.empty(), Optional.empty());
        bytes.drain();
    }
}
