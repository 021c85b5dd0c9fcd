package vn.urbansdi.wms;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.ows.KvpRequest;
import vn.urbansdi.ows.OwsRequest;
import vn.urbansdi.style.SldVersion;
import vn.urbansdi.style.SldWriter;

/**
 * GetStyles (OGC 01-068r3, annex C.1.2; OGC 02-070): the published styles of layers as a Styled Layer Descriptor, 1.0.0 for
 * WMS 1.1.1 and 1.1.0 for WMS 1.3.0 unless {@code SLDVER} says otherwise.
 */
@Component
final class GetStyles {

    static final String MEDIA_TYPE = "application/vnd.ogc.sld+xml";
    private static final List<String> VERSION_PARAMETERS = List.of("SLDVER", "SLD_VERSION");

    private final Catalog catalog;
    private final WmsLayers layers;

    GetStyles(Catalog catalog, WmsLayers layers) {
        this.catalog = catalog;
        this.layers = layers;
    }

    void handle(OwsRequest request, WmsVersion version, HttpServletResponse response) throws IOException {
        KvpRequest kvp = request.kvp();
        kvp.required("LAYERS");
        Set<Layer> described = new LinkedHashSet<>();
        for (String name : kvp.list("LAYERS")) {
            described.addAll(layers.map(name).layers());
        }
        byte[] document =
                SldWriter.write(catalog, List.copyOf(described), version(kvp, version), GetFeatureInfo.language(kvp));
        request.revalidation().send(document, MEDIA_TYPE + ";charset=UTF-8", response);
    }

    private static SldVersion version(KvpRequest kvp, WmsVersion version) {
        for (String parameter : VERSION_PARAMETERS) {
            Optional<String> asked = kvp.text(parameter);
            if (asked.isPresent()) {
                return SldVersion.of(asked.get())
                        .orElseThrow(() -> WmsProblems.invalid(
                                parameter,
                                parameter + " phải là 1.0.0 hoặc 1.1.0",
                                parameter + " must be 1.0.0 or 1.1.0"));
            }
        }
        return version == WmsVersion.V1_3_0 ? SldVersion.V1_1_0 : SldVersion.V1_0_0;
    }
}
