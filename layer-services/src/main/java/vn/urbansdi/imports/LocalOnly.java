package vn.urbansdi.imports;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.problem.ProblemException;

/**
 * Lets nobody at imports but whoever sits at this machine, until people can sign in: the connection comes from loopback to
 * loopback, through no proxy; the address asked for is this machine's by name, so that no foreign name was turned here (DNS
 * rebinding); and no page of another origin asks in a browser's name.
 */
@Component
class LocalOnly extends OncePerRequestFilter {

    private static final String PATHS = "/api/imports";
    private static final List<String> PROXY_HEADERS =
            List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via");
    private static final String LOCAL_HOST = "(localhost|127(\\.[0-9]{1,3}){3}|\\[::1])(:[0-9]{1,5})?";

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
        if (!isLocal(request)) {
            refuse(
                    request,
                    response,
                    new Title(
                            "Nhập dữ liệu qua HTTP chỉ dùng được ngay trên máy chủ (localhost), cho đến khi có đăng nhập; từ nơi"
                                    + " khác hãy dùng ./sdi import.",
                            "Imports over HTTP work on the server itself (localhost) only, until people can sign in; from"
                                    + " elsewhere use ./sdi import."));
        } else if (!isOfSameOrigin(request)) {
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

    static boolean isLocal(HttpServletRequest request) {
        String host = request.getHeader("Host");
        return isLoopback(request.getRemoteAddr())
                && isLoopback(request.getLocalAddr())
                && PROXY_HEADERS.stream().allMatch(name -> request.getHeader(name) == null)
                && host != null
                && host.toLowerCase(Locale.ROOT).matches(LOCAL_HOST);
    }

    private static boolean isLoopback(String address) {
        try {
            // The container gives digits, of which none are looked up.
            return address != null
                    && address.matches("[0-9A-Fa-f:.%]+")
                    && InetAddress.getByName(address).isLoopbackAddress();
        } catch (IOException e) {
            return false;
        }
    }

    /** Browsers say where a page is from with every request that changes anything; other programs say nothing. */
    static boolean isOfSameOrigin(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        String site = request.getHeader("Sec-Fetch-Site");
        boolean siteFits = site == null || site.equals("same-origin") || site.equals("none");
        return siteFits && (origin == null || origin.equals(request.getScheme() + "://" + request.getHeader("Host")));
    }
}
