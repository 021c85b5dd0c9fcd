package vn.urbansdi.wms;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.springframework.stereotype.Component;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.LayerGroup;
import vn.urbansdi.ows.KvpRequest;
import vn.urbansdi.ows.OwsException;
import vn.urbansdi.ows.SecureXml;
import vn.urbansdi.render.DrawnLayers;
import vn.urbansdi.style.SldReader;
import vn.urbansdi.style.StyleException;
import vn.urbansdi.style.StyledLayerDescriptor;

/**
 * {@code SLD_BODY} (OGC 05-078r4, 8; OGC 02-070, 6): styles that come with the request. {@code SLD}, the address of some, is
 * refused: the service fetches nothing for those who ask.
 */
@Component
final class SldBody {

    static final String PARAMETER = "SLD_BODY";

    private static final String ADDRESS = "SLD";
    private static final int MAX_BYTES = 1 << 20;

    private final DrawnLayers layers;

    SldBody(DrawnLayers layers) {
        this.layers = layers;
    }

    /** @throws OwsException if it cannot be read or drawn, or an address stands in its place */
    Optional<StyledLayerDescriptor> read(KvpRequest kvp) {
        if (kvp.text(ADDRESS).isPresent()) {
            throw WmsProblems.invalid(
                    ADDRESS,
                    "Dịch vụ không tải SLD từ địa chỉ nào: hãy gửi nội dung của nó trong SLD_BODY (GET hoặc POST)",
                    "The service fetches no SLD from anywhere: send its content as SLD_BODY (by GET or POST)");
        }
        return kvp.text(PARAMETER).map(text -> {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            requireAtMost(bytes.length);
            XMLStreamReader xml = SecureXml.open(bytes);
            try {
                xml.nextTag();
                StyledLayerDescriptor descriptor = read(xml);
                SecureXml.finish(xml);
                return descriptor;
            } catch (XMLStreamException | OwsException e) {
                throw asParameter(e);
            }
        });
    }

    static void requireAtMost(int bytes) {
        if (bytes > MAX_BYTES) {
            throw WmsProblems.invalid(
                    PARAMETER, "SLD lớn hơn " + MAX_BYTES + " byte", "The SLD is larger than " + MAX_BYTES + " bytes");
        }
    }

    /** @param xml stands at {@code StyledLayerDescriptor}, and is left at its end tag */
    StyledLayerDescriptor read(XMLStreamReader xml) throws XMLStreamException {
        try {
            return SldReader.read(xml, this::members, SecureXml::open);
        } catch (StyleException e) {
            throw WmsProblems.invalid(
                    PARAMETER, e.explanation().vi(), e.explanation().en());
        }
    }

    private List<Layer> members(String name) {
        return layers.map(name).map(LayerGroup::layers).orElse(List.of());
    }

    private static OwsException asParameter(Exception e) {
        if (e instanceof OwsException problem) {
            return PARAMETER.equals(problem.locator().orElse(""))
                    ? problem
                    : WmsProblems.invalid(
                            PARAMETER, problem.title().vi(), problem.title().en());
        }
        return WmsProblems.invalid(
                PARAMETER, "SLD_BODY không phải XML đúng cú pháp", "SLD_BODY is not well-formed XML");
    }
}
