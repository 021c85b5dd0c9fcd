package vn.urbansdi.ows;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** One OGC web service, as the endpoints see it. Implementations are safe for concurrent use. */
public interface OwsService {

    /** The value of the parameter {@code service}: {@code WFS}. */
    String name();

    /**
     * Answers the request.
     *
     * @throws OwsException if it cannot be answered; it then goes to {@link #report}
     */
    void handle(OwsRequest request, HttpServletResponse response) throws IOException;

    /**
     * Writes the exception in the service's own form. Nothing has been sent before.
     *
     * @param request absent if not even the request could be read
     */
    void report(OwsException problem, Optional<OwsRequest> request, HttpServletResponse response) throws IOException;
}
