package vn.urbansdi.ows;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Breaks the connection of an answer that failed half-way. An exception that leaves the last filter makes the container close
 * the connection without the end mark of the body; one that leaves a controller would first be answered by whoever
 * handles exceptions, into the middle of the body, which would then end as if it were whole.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class BrokenAnswerFilter extends OncePerRequestFilter {

    private static final String BROKEN = BrokenAnswerFilter.class.getName();

    /** Marks the answer as broken off; called in place of throwing. */
    public static void breakOff(HttpServletRequest request, Exception cause) {
        request.setAttribute(BROKEN, cause);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        Object cause = request.getAttribute(BROKEN);
        if (cause instanceof AsyncRequestNotUsableException wrapped && wrapped.getCause() instanceof IOException lost) {
            throw lost;
        }
        if (cause instanceof IOException lost) {
            // As it came: the container knows a client that has gone away by the class, and does not log it as an
            // error.
            throw lost;
        }
        if (cause instanceof Exception exception) {
            throw new IOException("answer broken off", exception);
        }
    }
}
