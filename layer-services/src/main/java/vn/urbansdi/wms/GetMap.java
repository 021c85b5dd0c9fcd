package vn.urbansdi.wms;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
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
        send(reader.read(kvp, version, format), format, response);
    }

    /** The same of an XML document. */
    void handle(GetMapDocument document, HttpServletResponse response) throws IOException {
        MapFormat format = MapFormat.required(document.kvp());
        send(
                reader.read(document.kvp(), WmsVersion.V1_3_0, format, Optional.of(document.descriptor())),
                format,
                response);
    }

    private void send(GetMapRequest request, MapFormat format, HttpServletResponse response) throws IOException {
        byte[] picture = gate.run(deadline -> format.picture(
                request.sheet(), canvas -> painter.paint(request.view(), request.layers(), canvas, deadline)));
        format.send(picture, response);
    }
}
