package vn.urbansdi.security;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.Publish;

/**
 * Who sent a request.
 *
 * @param local      the connection comes from loopback to loopback, through no proxy, and the address asked for is this
 *                   machine's by name, so that no foreign name was turned here (DNS rebinding)
 * @param sameOrigin no page of another origin asks in a browser's name
 */
public record Caller(boolean local, boolean sameOrigin) {

    private static final List<String> PROXY_HEADERS =
            List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via");
    private static final String LOCAL_HOST = "(localhost|127(\\.[0-9]{1,3}){3}|\\[::1])(:[0-9]{1,5})?";

    public static Caller of(HttpServletRequest request) {
        return new Caller(isLocal(request), isOfSameOrigin(request));
    }

    /** Whether it may change what a role may change. */
    public boolean trusted() {
        return local && sameOrigin;
    }

    /** Whether it may change features of the layer. */
    public boolean mayEdit(Layer layer) {
        return trusted()
                && layer.publish()
                        .wfs()
                        .map(Publish.Wfs::edit)
                        .filter(roles -> !roles.isEmpty())
                        .isPresent();
    }

    /** The name under which its changes stand in the history. */
    public String name() {
        return "local";
    }

    private static boolean isLocal(HttpServletRequest request) {
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
    private static boolean isOfSameOrigin(HttpServletRequest request) {
        Optional<String> origin = Optional.ofNullable(request.getHeader("Origin"));
        String site = request.getHeader("Sec-Fetch-Site");
        boolean siteFits = site == null || site.equals("same-origin") || site.equals("none");
        return siteFits
                && origin.map(each -> each.equals(request.getScheme() + "://" + request.getHeader("Host")))
                        .orElse(true);
    }
}
