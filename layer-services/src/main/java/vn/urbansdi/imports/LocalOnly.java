package vn.urbansdi.imports;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.problem.ProblemException;
import vn.urbansdi.security.Caller;

/**
 * Lets nobody at imports but whoever sits at this machine, until people can sign in: the connection comes from loopback to
 * loopback, through no proxy; the address asked for is this machine's by name, so that no foreign name was turned here (DNS
 * rebinding); and no page of another origin asks in a browser's name.
 */
@Component
class LocalOnly extends OncePerRequestFilter {

    private static final String PATHS = "/api/imports";

    private final HandlerExceptionResolver problems;

    LocalOnly(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        // decoded and normalised, as it will be matched
        String path = request.getServletPath();
        return !path.equals(PATHS) && !path.startsWith(PATHS + "/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Caller caller = Caller.of(request);
        if (!caller.local()) {
            refuse(
                    request,
                    response,
                    new Title(
                            "Nhập dữ liệu qua HTTP chỉ dùng được ngay trên máy chủ (localhost), cho đến khi có đăng nhập; từ nơi"
                                    + " khác hãy dùng ./sdi import.",
                            "Imports over HTTP work on the server itself (localhost) only, until people can sign in; from"
                                    + " elsewhere use ./sdi import."));
        } else if (!caller.sameOrigin()) {
            refuse(
                    request,
                    response,
                    new Title(
                            "Trang web của nơi khác không được nhập dữ liệu.",
                            "Pages of other origins may not import."));
        } else {
            chain.doFilter(request, response);
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, Title why) {
        // What is left of the body is not read: the connection ends with the answer.
        response.setHeader("Connection", "close");
        problems.resolveException(request, response, null, new ProblemException(HttpStatus.FORBIDDEN, why));
    }
}
