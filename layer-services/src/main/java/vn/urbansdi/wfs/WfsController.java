package vn.urbansdi.wfs;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import vn.urbansdi.ows.OwsEndpoint;

/** {@code /wfs}. */
@RestController
final class WfsController {

    private final WfsService service;
    private final OwsEndpoint endpoint;

    WfsController(WfsService service, OwsEndpoint endpoint) {
        this.service = service;
        this.endpoint = endpoint;
    }

    @RequestMapping(
            path = "/wfs",
            method = {RequestMethod.GET, RequestMethod.POST})
    void wfs(HttpServletRequest request, HttpServletResponse response) throws IOException {
        endpoint.serve(service, request, response);
    }
}
