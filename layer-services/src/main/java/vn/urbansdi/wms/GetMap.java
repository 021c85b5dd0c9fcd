package vn.urbansdi.wms;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;
import vn.urbansdi.feature.FeatureSource;
import vn.urbansdi.ows.KvpRequest;
import vn.urbansdi.render.MapPainter;
import vn.urbansdi.render.RenderGate;

/** GetMap (OGC 06-042, 7.3): a picture of several layers. */
@Component
final class GetMap {

    private final GetMapReader reader;
    private final RenderGate gate;
    private final MapPainter painter;

    GetMap(GetMapReader reader, RenderGate gate, FeatureSource source) {
        this.reader = reader;
        this.gate = gate;
        this.painter = new MapPainter(source);
    }

    void handle(KvpRequest kvp, WmsVersion version, HttpServletResponse response) throws IOException {
        MapFormat format = MapFormat.required(kvp);
        GetMapRequest request = reader.read(kvp, version, format);
        byte[] picture = gate.run(deadline -> format.encode(painter.paint(request.picture(), deadline)));
        format.send(picture, response);
    }
}
