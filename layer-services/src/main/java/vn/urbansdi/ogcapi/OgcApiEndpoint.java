package vn.urbansdi.ogcapi;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.filter.FilterException;
import vn.urbansdi.ows.BrokenAnswerFilter;
import vn.urbansdi.ows.OwsException;
import vn.urbansdi.problem.ProblemException;
import vn.urbansdi.render.RenderBusyException;
import vn.urbansdi.render.RenderTimeoutException;

/**
 * Carries failures to their problem details (RFC 9457) as long as nothing of the answer has left; afterwards the connection
 * breaks, so that the client cannot take what it has for the whole.
 */
@Component
final class OgcApiEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(OgcApiEndpoint.class);

    private static final Title NOT_PAINTED = new Title(
            "Máy chủ chưa vẽ kịp; hãy thử lại hoặc phóng to.",
            "The server could not paint this in time; try again, or zoom in.");

    void serve(HttpServletRequest http, HttpServletResponse response, Answer answer) throws IOException {
        try {
            answer.send();
        } catch (IOException e) {
            // Most often the client has gone away.
            LOG.debug("connection lost", e);
            BrokenAnswerFilter.breakOff(http, e);
        } catch (RuntimeException e) {
            if (response.isCommitted()) {
                LOG.warn("broke off the answer to {}", http.getRequestURI(), e);
                BrokenAnswerFilter.breakOff(http, e);
                return;
            }
            response.resetBuffer();
            throw worded(e);
        }
    }

    private static RuntimeException worded(RuntimeException e) {
        if (e instanceof OwsException refusal) {
            return new ProblemException(HttpStatus.valueOf(refusal.httpStatus()), refusal.title(), refusal);
        }
        if (e instanceof RenderBusyException || e instanceof RenderTimeoutException) {
            return new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, NOT_PAINTED, e);
        }
        if (e instanceof FilterException refusal) {
            return new ProblemException(HttpStatus.BAD_REQUEST, refusal.title(), refusal);
        }
        return e;
    }

    /** The answer on its way. */
    @FunctionalInterface
    interface Answer {
        void send() throws IOException;
    }
}
