package vn.urbansdi.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockServletContext;
import vn.urbansdi.ows.OwsRequest;

/** Behind a proxy, links begin with the address that the deployment names, whatever the client says. */
class PublicAddressTest {

    private static final String ADDRESS = "https://sdi.example/gis";

    @RegisterExtension
    static final TestService SERVICE = TestService.builtIn().with("SDI_PUBLIC_URL", ADDRESS + "/");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/wms?service=WMS&request=GetCapabilities",
                "/wmts?service=WMTS&request=GetCapabilities",
                "/wfs?service=WFS&request=GetCapabilities",
                "/ogc",
                "/ogc/collections",
                "/ogc/api",
                "/tiles/style.json",
                "/metadata/land_parcel.xml"
            })
    void every_link_begins_with_it(String path) {
        String document = TestService.text(SERVICE.get(path, "X-Forwarded-Host", "evil.example"));

        assertThat(document).contains(ADDRESS).doesNotContain("127.0.0.1", "evil.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sdi.example", "ftp://sdi.example", "https://sdi.example/?a=b", "https://", "https://a b/"})
    void what_is_no_address_is_refused_at_the_start(String address) {
        assertThatThrownBy(() -> new PublicAddress(address))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SDI_PUBLIC_URL");
    }

    @Test
    void nothing_is_said_where_nothing_is_set() {
        ServletContext context = new MockServletContext();
        new PublicAddress("").onStartup(context);

        assertThat(context.getAttribute(OwsRequest.PUBLIC_ADDRESS)).isNull();
    }
}
