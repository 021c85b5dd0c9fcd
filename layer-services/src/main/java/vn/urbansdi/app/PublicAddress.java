package vn.urbansdi.app;

import jakarta.servlet.ServletContext;
import java.net.URI;
import java.net.URISyntaxException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.stereotype.Component;
import vn.urbansdi.ows.OwsRequest;

/**
 * Where clients reach the service, if that is not where it listens: behind a proxy that ends TLS or serves it under a path.
 * {@code SDI_PUBLIC_URL=https://sdi.example/gis}; all links begin with it. Without it they begin with the host that the client
 * named. Forwarded headers are not heeded: anybody can send them.
 */
@Component
final class PublicAddress implements ServletContextInitializer {

    private final String address;

    PublicAddress(@Value("${SDI_PUBLIC_URL:}") String address) {
        this.address = address.strip().replaceAll("/+$", "");
        if (!this.address.isEmpty() && !isAddress(this.address)) {
            throw new IllegalArgumentException(
                    "SDI_PUBLIC_URL phải là địa chỉ http(s) không có ? hay #, ví dụ https://sdi.example/gis / SDI_PUBLIC_URL must be an http(s) address without ? and #, such as https://sdi.example/gis: "
                            + address);
        }
    }

    private static boolean isAddress(String text) {
        try {
            URI uri = new URI(text);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            return web
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    @Override
    public void onStartup(ServletContext context) {
        if (!address.isEmpty()) {
            context.setAttribute(OwsRequest.PUBLIC_ADDRESS, address);
        }
    }
}
