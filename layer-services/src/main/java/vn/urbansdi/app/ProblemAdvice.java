package vn.urbansdi.app;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.feature.FeatureSourceException;
import vn.urbansdi.ows.BrokenAnswerFilter;
import vn.urbansdi.problem.ProblemException;

/**
 * What no controller answered for itself becomes a problem detail (RFC 9457). Stack traces go to the log and nowhere else.
 * The OGC protocols word their own exceptions and never come here for what a client got wrong.
 */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception exception, Object body, HttpHeaders headers, HttpStatusCode code, WebRequest request) {
        HttpServletRequest servletRequest = ((ServletWebRequest) request).getRequest();
        HttpServletResponse response = ((ServletWebRequest) request).getResponse();
        if (response != null && response.isCommitted()) {
            return broken(exception, servletRequest);
        }
        if (exception instanceof ProblemException problem) {
            return answer(ProblemBodies.localised(problem.getBody(), servletRequest), headers);
        }
        if (exception instanceof MethodArgumentTypeMismatchException mismatch) {
            return answer(ProblemBodies.localised(unusable(mismatch.getName()), servletRequest), headers);
        }
        if (exception instanceof MissingServletRequestParameterException missing) {
            return answer(ProblemBodies.localised(absent(missing.getParameterName()), servletRequest), headers);
        }
        HttpStatus status = HttpStatus.valueOf(code.value());
        if (hungUp(exception)) {
            LOG.debug("{} {}: {}", servletRequest.getMethod(), servletRequest.getRequestURI(), exception.toString());
        } else if (status.is5xxServerError()) {
            LOG.error("{} {} failed", servletRequest.getMethod(), servletRequest.getRequestURI(), exception);
        }
        return answer(ProblemBodies.of(status, servletRequest), headers);
    }

    @ExceptionHandler(FeatureSourceException.class)
    ResponseEntity<Object> sourceFailed(
            FeatureSourceException exception, HttpServletRequest request, HttpServletResponse response) {
        LOG.warn("{} {}: {}", request.getMethod(), request.getRequestURI(), exception.getMessage());
        if (response.isCommitted()) {
            return broken(exception, request);
        }
        ProblemDetail problem = switch (exception.kind()) {
            case TIMEOUT -> ProblemBodies.of(HttpStatus.GATEWAY_TIMEOUT, request);
            case INVALID_QUERY -> ProblemBodies.badRequest(FeatureSourceException.INVALID_QUERY, request);
            case UNCOMPUTABLE -> ProblemBodies.badRequest(FeatureSourceException.UNCOMPUTABLE, request);
            case UNAVAILABLE -> ProblemBodies.of(HttpStatus.SERVICE_UNAVAILABLE, request);
        };
        return answer(problem, new HttpHeaders());
    }

    /** Parameters that are not percent-encoded UTF-8, or too many: found by the container when somebody first looks at one. */
    @ExceptionHandler(InvalidParameterException.class)
    ResponseEntity<Object> parametersUnreadable(InvalidParameterException exception, HttpServletRequest request) {
        HttpStatus status = Optional.ofNullable(HttpStatus.resolve(exception.getErrorCode()))
                .filter(HttpStatus::is4xxClientError)
                .orElse(HttpStatus.BAD_REQUEST);
        return answer(ProblemBodies.of(status, request), new HttpHeaders());
    }

    /** The client hung up, or the response is half written: there is nobody to tell. */
    @ExceptionHandler(IOException.class)
    ResponseEntity<Object> connectionLost(
            IOException exception, HttpServletRequest request, HttpServletResponse response) {
        LOG.debug("{} {}: {}", request.getMethod(), request.getRequestURI(), exception.toString());
        if (response.isCommitted()) {
            return broken(exception, request);
        }
        return answer(ProblemBodies.of(HttpStatus.INTERNAL_SERVER_ERROR, request), new HttpHeaders());
    }

    @ExceptionHandler(Exception.class)
    ResponseEntity<Object> unexpected(Exception exception, HttpServletRequest request, HttpServletResponse response) {
        LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), exception);
        if (response.isCommitted()) {
            return broken(exception, request);
        }
        return answer(ProblemBodies.of(HttpStatus.INTERNAL_SERVER_ERROR, request), new HttpHeaders());
    }

    /** Half of an answer has left: nothing may follow that could be taken for its other half. */
    private static ResponseEntity<Object> broken(Exception exception, HttpServletRequest request) {
        BrokenAnswerFilter.breakOff(request, exception);
        return null;
    }

    private static ProblemDetail unusable(String parameter) {
        return ProblemException.body(
                HttpStatus.BAD_REQUEST,
                new Title(
                        "Giá trị của " + parameter + " không dùng được: sai kiểu.",
                        "The value of " + parameter + " is not of its type."));
    }

    private static ProblemDetail absent(String parameter) {
        return ProblemException.body(
                HttpStatus.BAD_REQUEST,
                new Title("Thiếu tham số " + parameter + ".", "The parameter " + parameter + " is missing."));
    }

    private static boolean hungUp(Throwable exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof ClientAbortException || cause instanceof AsyncRequestNotUsableException) {
                return true;
            }
        }
        return false;
    }

    private static ResponseEntity<Object> answer(ProblemDetail body, HttpHeaders headers) {
        HttpHeaders all = new HttpHeaders(headers);
        all.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return new ResponseEntity<>(body, all, body.getStatus());
    }
}
