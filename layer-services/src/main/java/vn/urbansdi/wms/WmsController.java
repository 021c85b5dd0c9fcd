package vn.urbansdi.wms;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import vn.urbansdi.ows.OwsEndpoint;

/** {@code /wms}. */
@RestController
final class WmsController {

    private final WmsService service;
    private final OwsEndpoint endpoint;

    WmsController(WmsService service, OwsEndpoint endpoint) {
        this.service = service;
        this.endpoint = endpoint;
    }

    @RequestMapping(
            path = "/wms",
            method = {RequestMethod.GET, RequestMethod.POST})
    void wms(HttpServletRequest http, HttpServletResponse response) throws IOException {
        endpoint.serve(service, http, response);
    }
}
