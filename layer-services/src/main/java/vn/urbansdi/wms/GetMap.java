package vn.urbansdi.wms;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;
import vn.urbansdi.feature.FeatureSource;
import vn.urbansdi.ows.KvpRequest;
import vn.urbansdi.render.MapPainter;
import vn.urbansdi.render.PngEncoder;
import vn.urbansdi.render.RenderGate;

/** GetMap (OGC 06-042, 7.3): a picture of several layers. */
@Component
final class GetMap {

    static final String PNG = "image/png";

    private final GetMapReader reader;
    private final RenderGate gate;
    private final MapPainter painter;

    GetMap(GetMapReader reader, RenderGate gate, FeatureSource source) {
        this.reader = reader;
        this.gate = gate;
        this.painter = new MapPainter(source);
    }

    void handle(KvpRequest kvp, WmsVersion version, HttpServletResponse response) throws IOException {
        requirePng(kvp);
        GetMapRequest request = reader.read(kvp, version);
        byte[] png = gate.run(deadline -> PngEncoder.encode(painter.paint(request.picture(), deadline)));
        send(png, response);
    }

    static void requirePng(KvpRequest kvp) {
        String format = kvp.required("FORMAT");
        if (!format.equalsIgnoreCase(PNG)) {
            throw WmsProblems.invalidFormat("FORMAT", format);
        }
    }

    static void send(byte[] png, HttpServletResponse response) throws IOException {
        response.setContentType(PNG);
        response.setHeader("Cache-Control", "no-cache");
        response.setContentLength(png.length);
        response.getOutputStream().write(png);
    }
}
