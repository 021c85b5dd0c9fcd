package vn.urbansdi.ows;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** {@code /ows}: every service under one address, told apart by the parameter {@code service}. */
@RestController
final class OwsController {

    private final List<OwsService> services;
    private final OwsEndpoint endpoint;

    OwsController(List<OwsService> services, OwsEndpoint endpoint) {
        this.services = services;
        this.endpoint = endpoint;
    }

    @RequestMapping(
            path = "/ows",
            method = {RequestMethod.GET, RequestMethod.POST})
    void ows(HttpServletRequest http, HttpServletResponse response) throws IOException {
        endpoint.serve(new Dispatcher(), http, response);
    }

    private final class Dispatcher implements OwsService {

        private Optional<OwsService> chosen = Optional.empty();

        @Override
        public String name() {
            return "OWS";
        }

        @Override
        public void handle(OwsRequest request, HttpServletResponse response) throws IOException {
            String wanted = request.service().orElseThrow(() -> OwsException.missingParameterValue("service"));
            chosen = services.stream()
                    .filter(service -> service.name().equalsIgnoreCase(wanted))
                    .findFirst();
            chosen.orElseThrow(() -> OwsException.invalidParameterValue(
                            "service",
                            "Không có dịch vụ " + KvpRequest.shown(wanted),
                            "There is no service " + KvpRequest.shown(wanted)))
                    .handle(request, response);
        }

        @Override
        public void report(OwsException problem, Optional<OwsRequest> request, HttpServletResponse response)
                throws IOException {
            if (chosen.isPresent()) {
                chosen.get().report(problem, request, response);
            } else {
                OwsExceptionReport.send(problem, "1.1.0", response);
            }
        }
    }
}
