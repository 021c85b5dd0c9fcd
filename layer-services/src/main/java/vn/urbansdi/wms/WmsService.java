package vn.urbansdi.wms;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.urbansdi.feature.FeatureSourceException;
import vn.urbansdi.ows.KvpRequest;
import vn.urbansdi.ows.OwsException;
import vn.urbansdi.ows.OwsRequest;
import vn.urbansdi.ows.OwsService;
import vn.urbansdi.render.DrawingTooLargeException;
import vn.urbansdi.render.RenderBusyException;
import vn.urbansdi.render.RenderTimeoutException;

/** Hands each operation to its class. */
@Component
final class WmsService implements OwsService {

    private final GetCapabilities getCapabilities;
    private final GetMap getMap;
    private final GetFeatureInfo getFeatureInfo;
    private final DescribeLayer describeLayer;
    private final GetLegendGraphic getLegendGraphic;
    private final GetStyles getStyles;
    private final SldBody sld;
    private final WmsExceptions exceptions;

    WmsService(
            GetCapabilities getCapabilities,
            GetMap getMap,
            GetFeatureInfo getFeatureInfo,
            DescribeLayer describeLayer,
            GetLegendGraphic getLegendGraphic,
            GetStyles getStyles,
            SldBody sld,
            WmsExceptions exceptions) {
        this.getCapabilities = getCapabilities;
        this.getMap = getMap;
        this.getFeatureInfo = getFeatureInfo;
        this.describeLayer = describeLayer;
        this.getLegendGraphic = getLegendGraphic;
        this.getStyles = getStyles;
        this.sld = sld;
        this.exceptions = exceptions;
    }

    @Override
    public String name() {
        return "WMS";
    }

    @Override
    public void handle(OwsRequest request, HttpServletResponse response) throws IOException {
        try {
            if (request.isXml()) {
                getMap.handle(GetMapDocument.read(request, sld), response);
            } else {
                handlePairs(request, response);
            }
        } catch (RenderBusyException e) {
            throw WmsProblems.busy();
        } catch (RenderTimeoutException e) {
            throw WmsProblems.tooSlow(e);
        } catch (DrawingTooLargeException e) {
            throw WmsProblems.tooLarge(e);
        } catch (FeatureSourceException e) {
            throw WmsProblems.of(e);
        }
    }

    private void handlePairs(OwsRequest request, HttpServletResponse response) throws IOException {
        KvpRequest kvp = request.kvp();
        kvp.text("SERVICE").filter(name -> !name.equalsIgnoreCase(name())).ifPresent(name -> {
            throw WmsProblems.invalid(
                    "SERVICE",
                    "Đây là dịch vụ WMS, không phải " + KvpRequest.shown(name),
                    "This service is WMS, not " + KvpRequest.shown(name));
        });
        perform(kvp.required("REQUEST"), request, WmsVersion.of(kvp), response);
    }

    private void perform(String operation, OwsRequest request, WmsVersion version, HttpServletResponse response)
            throws IOException {
        KvpRequest kvp = request.kvp();
        switch (operation.toLowerCase(Locale.ROOT)) {
            case "getcapabilities", "capabilities" -> getCapabilities.handle(request, version, response);
            case "getmap", "map" -> getMap.handle(kvp, version, response);
            case "getfeatureinfo", "feature_info" -> getFeatureInfo.handle(kvp, version, response);
            case "describelayer" -> describeLayer.handle(request, version, response);
            case "getstyles" -> getStyles.handle(request, version, response);
            case "getlegendgraphic" -> getLegendGraphic.handle(kvp, response);
            default -> throw OwsException.operationNotSupported(KvpRequest.shown(operation));
        }
    }

    @Override
    public void report(OwsException problem, Optional<OwsRequest> request, HttpServletResponse response)
            throws IOException {
        exceptions.send(problem, request.map(OwsRequest::kvp), response);
    }
}
