package vn.urbansdi.app;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps answers to HTTP/1.0 until they are whole. That version knows no chunks: a body of unknown length ends where the
 * connection does (RFC 1945, 7.2.2), so that one which broke half-way would be taken for the whole. Many proxies speak it to
 * the servers behind them unless told otherwise.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class WholeAnswerFilter extends OncePerRequestFilter {

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !"HTTP/1.0".equals(request.getProtocol()) || "HEAD".equals(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try (HeldAnswer held = new HeldAnswer(response)) {
            chain.doFilter(new Uncompressed(request), held);
            held.send();
        }
    }

    /** A failure may still take the place of what is held, which an encoding in the headers would then spoil. */
    private static final class Uncompressed extends HttpServletRequestWrapper {

        private static final String ACCEPT_ENCODING = "Accept-Encoding";

        Uncompressed(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getHeader(String name) {
            return ACCEPT_ENCODING.equalsIgnoreCase(name) ? null : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return ACCEPT_ENCODING.equalsIgnoreCase(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
        }
    }
}
