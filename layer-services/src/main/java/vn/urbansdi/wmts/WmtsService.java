package vn.urbansdi.wmts;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.urbansdi.feature.FeatureSourceException;
import vn.urbansdi.ows.KvpRequest;
import vn.urbansdi.ows.OwsException;
import vn.urbansdi.ows.OwsExceptionReport;
import vn.urbansdi.ows.OwsRequest;
import vn.urbansdi.ows.OwsService;
import vn.urbansdi.ows.Versions;
import vn.urbansdi.render.RenderBusyException;
import vn.urbansdi.render.RenderTimeoutException;

/** Hands each operation to its class. */
@Component
final class WmtsService implements OwsService {

    static final String VERSION = "1.0.0";

    private final GetCapabilities getCapabilities;
    private final GetTile getTile;
    private final GetFeatureInfo getFeatureInfo;

    WmtsService(GetCapabilities getCapabilities, GetTile getTile, GetFeatureInfo getFeatureInfo) {
        this.getCapabilities = getCapabilities;
        this.getTile = getTile;
        this.getFeatureInfo = getFeatureInfo;
    }

    @Override
    public String name() {
        return "WMTS";
    }

    @Override
    public void handle(OwsRequest request, HttpServletResponse response) throws IOException {
        if (request.isXml()) {
            throw OwsException.operationParsingFailed(
                    null,
                    "WMTS nhận yêu cầu dạng cặp khoá và giá trị, không nhận XML",
                    "WMTS takes requests as key-value pairs, not as XML");
        }
        handle(request.kvp(), request, response);
    }

    /** @param kvp the parameters, wherever in the request they stood */
    void handle(KvpRequest kvp, OwsRequest request, HttpServletResponse response) throws IOException {
        String service = kvp.required("Service");
        if (!service.equalsIgnoreCase(name())) {
            throw WmtsProblems.unknown("Service", service, name());
        }
        String operation = kvp.required("Request");
        try {
            switch (operation.toLowerCase(Locale.ROOT)) {
                case "getcapabilities" -> getCapabilities.handle(kvp, request, response);
                case "gettile" -> {
                    Versions.required(kvp.text("Version"), List.of(VERSION));
                    getTile.handle(kvp, request.revalidation(), response);
                }
                case "getfeatureinfo" -> {
                    Versions.required(kvp.text("Version"), List.of(VERSION));
                    getFeatureInfo.handle(kvp, response);
                }
                default -> throw WmtsProblems.operationNotSupported(operation);
            }
        } catch (RenderBusyException e) {
            throw WmtsProblems.busy(e);
        } catch (RenderTimeoutException e) {
            throw WmtsProblems.tooSlow(e);
        } catch (FeatureSourceException e) {
            throw WmtsProblems.of(e);
        }
    }

    @Override
    public void report(OwsException problem, Optional<OwsRequest> request, HttpServletResponse response)
            throws IOException {
        OwsExceptionReport.send(problem, VERSION, response);
    }
}
