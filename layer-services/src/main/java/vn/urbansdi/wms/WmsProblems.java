package vn.urbansdi.wms;

import vn.urbansdi.catalog.Title;
import vn.urbansdi.feature.FeatureSourceException;
import vn.urbansdi.ows.KvpRequest;
import vn.urbansdi.ows.OwsException;

/** The exceptions of OGC 06-042, table E.1. */
final class WmsProblems {

    private static final int BAD_REQUEST = 400;
    private static final int UNAVAILABLE = 503;

    private WmsProblems() {}

    static OwsException layerNotDefined(String name) {
        return problem(
                "LayerNotDefined",
                "LAYERS",
                "Không có lớp " + KvpRequest.shown(name),
                "There is no layer " + KvpRequest.shown(name));
    }

    static OwsException layerNotQueryable(String name) {
        return problem(
                "LayerNotQueryable",
                "QUERY_LAYERS",
                "Lớp " + KvpRequest.shown(name) + " không nằm trong LAYERS",
                "The layer " + KvpRequest.shown(name) + " is not one of LAYERS");
    }

    static OwsException styleNotDefined(String name) {
        return problem(
                "StyleNotDefined",
                "STYLES",
                "Không có kiểu vẽ " + KvpRequest.shown(name),
                "There is no style " + KvpRequest.shown(name));
    }

    static OwsException invalidCrs(WmsVersion version, String name) {
        return problem(
                version.invalidCrs(),
                version.crsParameter(),
                "Không phục vụ hệ toạ độ " + KvpRequest.shown(name),
                "The CRS " + KvpRequest.shown(name) + " is not offered");
    }

    static OwsException invalidFormat(String locator, String name) {
        return problem(
                "InvalidFormat",
                locator,
                "Không có định dạng " + KvpRequest.shown(name),
                "The format " + KvpRequest.shown(name) + " is not offered");
    }

    static OwsException invalidPoint(String locator) {
        return problem(
                "InvalidPoint", locator, locator + " không nằm trong ảnh", locator + " does not lie in the picture");
    }

    static OwsException invalid(String locator, String vi, String en) {
        return problem("InvalidParameterValue", locator, vi, en);
    }

    /** Annex C.4.2. */
    static OwsException invalidDimensionValue(String vi, String en) {
        return problem("InvalidDimensionValue", TimeDimension.PARAMETER, vi, en);
    }

    static OwsException busy() {
        return new OwsException(
                "ServerBusy",
                null,
                new Title(
                        "Máy chủ đang vẽ quá nhiều ảnh, xin thử lại sau",
                        "The server is painting too many pictures, please try again"),
                UNAVAILABLE);
    }

    static OwsException tooSlow(Throwable cause) {
        return new OwsException(
                "NoApplicableCode",
                null,
                new Title(
                        "Vẽ ảnh này mất quá lâu: hãy phóng to hoặc bớt lớp",
                        "This picture takes too long: zoom in, or ask for fewer layers"),
                UNAVAILABLE,
                cause);
    }

    static OwsException tooLarge(Throwable cause) {
        return new OwsException(
                "NoApplicableCode",
                "FORMAT",
                new Title(
                        "Bản vẽ này có quá nhiều nét: hãy phóng to, bớt lớp, hoặc xin ảnh (image/png)",
                        "There is too much in this drawing: zoom in, ask for fewer layers, or for a picture (image/png)"),
                BAD_REQUEST,
                cause);
    }

    static OwsException of(FeatureSourceException e) {
        return switch (e.kind()) {
            case TIMEOUT -> tooSlow(e);
            case INVALID_QUERY ->
                new OwsException(
                        "InvalidParameterValue",
                        "BBOX",
                        new Title(
                                "Không tìm được dữ liệu trong khung BBOX này", "Nothing can be looked up in this BBOX"),
                        BAD_REQUEST,
                        e);
            case UNCOMPUTABLE ->
                OwsException.invalidParameterValue(
                        "CQL_FILTER",
                        FeatureSourceException.UNCOMPUTABLE.vi(),
                        FeatureSourceException.UNCOMPUTABLE.en());
            case UNAVAILABLE ->
                new OwsException(
                        "NoApplicableCode",
                        null,
                        new Title("Cơ sở dữ liệu không trả lời", "The database does not answer"),
                        UNAVAILABLE,
                        e);
        };
    }

    private static OwsException problem(String code, String locator, String vi, String en) {
        return new OwsException(code, locator, new Title(vi, en), BAD_REQUEST);
    }
}
