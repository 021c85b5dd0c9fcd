package vn.urbansdi.problem;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import vn.urbansdi.catalog.Title;

/**
 * A request that cannot be answered, with the sentence that its sender is told. The body is a problem detail (RFC 9457)
 * whose member {@code messages} carries the sentence in both languages and whose {@code detail} is in the one asked for.
 */
public final class ProblemException extends ErrorResponseException {

    private static final long serialVersionUID = 1L;

    public ProblemException(HttpStatus status, Title message) {
        this(status, message, null);
    }

    public ProblemException(HttpStatus status, Title message, Throwable cause) {
        super(status, body(status, message), cause);
    }

    /** The request names something that is not there: 404. */
    public static ProblemException notFound(Title message) {
        return new ProblemException(HttpStatus.NOT_FOUND, message);
    }

    /** A parameter has no meaning: 400. */
    public static ProblemException badRequest(Title message) {
        return new ProblemException(HttpStatus.BAD_REQUEST, message);
    }

    /** The body of a problem; {@code detail} is Vietnamese until somebody turns it. */
    public static ProblemDetail body(HttpStatus status, Title message) {
        ProblemDetail detail = ProblemDetail.forStatusAndDetail(status, message.vi());
        detail.setProperty("messages", message);
        return detail;
    }
}
