package vn.urbansdi.wmts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import vn.urbansdi.ows.KvpRequest;
import vn.urbansdi.ows.OwsEndpoint;
import vn.urbansdi.ows.OwsException;
import vn.urbansdi.ows.OwsRequest;
import vn.urbansdi.ows.OwsService;
import vn.urbansdi.tile.TileAnswer;

/** {@code /wmts}: by key-value pairs (OGC 07-057r7, 8), and below {@code /wmts/rest} by addresses (10). */
@RestController
final class WmtsController {

    private final WmtsService service;
    private final OwsEndpoint endpoint;

    WmtsController(WmtsService service, OwsEndpoint endpoint) {
        this.service = service;
        this.endpoint = endpoint;
    }

    @RequestMapping(
            path = "/wmts",
            method = {RequestMethod.GET, RequestMethod.POST})
    void wmts(HttpServletRequest http, HttpServletResponse response) throws IOException {
        endpoint.serve(service, http, response);
    }

    @GetMapping("/wmts/rest/1.0.0/WMTSCapabilities.xml")
    void capabilities(HttpServletRequest http, HttpServletResponse response) throws IOException {
        serve(KvpRequest.of("Service", service.name(), "Request", "GetCapabilities"), http, response);
    }

    @GetMapping("/wmts/rest/{layer}/{style}/{set}/{matrix}/{row}/{column}.png")
    void tile(
            @PathVariable String layer,
            @PathVariable String style,
            @PathVariable String set,
            @PathVariable String matrix,
            @PathVariable String row,
            @PathVariable String column,
            HttpServletRequest http,
            HttpServletResponse response)
            throws IOException {
        serve(
                KvpRequest.of(
                        "Service", service.name(),
                        "Request", "GetTile",
                        "Version", WmtsService.VERSION,
                        "Layer", layer,
                        "Style", style,
                        "Format", TileAnswer.PNG,
                        "TileMatrixSet", set,
                        "TileMatrix", matrix,
                        "TileRow", row,
                        "TileCol", column),
                http,
                response);
    }

    @GetMapping("/wmts/rest/{layer}/{style}/{set}/{matrix}/{row}/{column}/{j}/{i}.{extension}")
    void featureInfo(
            @PathVariable String layer,
            @PathVariable String style,
            @PathVariable String set,
            @PathVariable String matrix,
            @PathVariable String row,
            @PathVariable String column,
            @PathVariable String j,
            @PathVariable String i,
            @PathVariable String extension,
            HttpServletRequest http,
            HttpServletResponse response)
            throws IOException {
        serve(
                KvpRequest.of(
                        "Service", service.name(),
                        "Request", "GetFeatureInfo",
                        "Version", WmtsService.VERSION,
                        "Layer", layer,
                        "Style", style,
                        "Format", TileAnswer.PNG,
                        "TileMatrixSet", set,
                        "TileMatrix", matrix,
                        "TileRow", row,
                        "TileCol", column,
                        "J", j,
                        "I", i,
                        "InfoFormat", InfoExtension.mediaType(extension)),
                http,
                response);
    }

    private void serve(KvpRequest kvp, HttpServletRequest http, HttpServletResponse response) throws IOException {
        endpoint.serve(
                new OwsService() {
                    @Override
                    public String name() {
                        return service.name();
                    }

                    @Override
                    public void handle(OwsRequest request, HttpServletResponse answer) throws IOException {
                        service.handle(kvp, request, answer);
                    }

                    @Override
                    public void report(OwsException problem, Optional<OwsRequest> request, HttpServletResponse answer)
                            throws IOException {
                        service.report(problem, request, answer);
                    }
                },
                http,
                response);
    }
}
