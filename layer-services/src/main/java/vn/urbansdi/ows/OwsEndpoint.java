package vn.urbansdi.ows;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Carries requests to a service and failures to its exception report. */
@Component
public final class OwsEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(OwsEndpoint.class);

    /**
     * Lets the service answer. A failure before the first byte has left becomes an exception report; a later one breaks the
     * connection, so that the client cannot take what it has for the whole.
     */
    public void serve(OwsService service, HttpServletRequest http, HttpServletResponse response) throws IOException {
        Optional<OwsRequest> request = Optional.empty();
        try {
            request = Optional.of(OwsRequest.read(http));
            Optional<SoapVersion> soap = request.get().soap();
            if (soap.isPresent()) {
                request.get().requireReadable();
                SoapResponse enveloped = SoapResponse.answer(response, soap.get());
                service.handle(request.get(), enveloped);
                enveloped.finish();
            } else {
                service.handle(request.get(), response);
            }
        } catch (OwsException e) {
            report(service, e, request, http, response);
        } catch (IOException e) {
            // Most often the client has gone away.
            LOG.debug("{}: connection lost", service.name(), e);
            BrokenAnswerFilter.breakOff(http, e);
        } catch (RuntimeException e) {
            LOG.error("{} failed: {}", service.name(), http.getQueryString(), e);
            report(service, OwsException.internal(e), request, http, response);
        }
    }

    private static void report(
            OwsService service,
            OwsException problem,
            Optional<OwsRequest> request,
            HttpServletRequest http,
            HttpServletResponse response)
            throws IOException {
        if (response.isCommitted()) {
            LOG.warn("{} broke off its answer", service.name(), problem);
            BrokenAnswerFilter.breakOff(http, problem);
            return;
        }
        response.resetBuffer();
        response.setHeader("Cache-Control", "no-store");
        Optional<SoapVersion> soap = request.flatMap(OwsRequest::soap);
        if (soap.isPresent()) {
            SoapResponse fault = SoapResponse.fault(response, soap.get(), problem);
            service.report(problem, request, fault);
            fault.finish();
        } else {
            service.report(problem, request, response);
        }
    }
}
