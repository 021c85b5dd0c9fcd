package vn.urbansdi.wmts;

import vn.urbansdi.catalog.Title;
import vn.urbansdi.feature.FeatureSourceException;
import vn.urbansdi.ows.KvpRequest;
import vn.urbansdi.ows.OwsException;

/** The exceptions of OGC 07-057r7, tables 20, 23 and 28, with the status codes of OGC 06-121r3, table 28. */
final class WmtsProblems {

    private static final int BAD_REQUEST = 400;
    private static final int NOT_IMPLEMENTED = 501;
    private static final int UNAVAILABLE = 503;

    private WmtsProblems() {}

    static OwsException unknown(String parameter, String value, String offered) {
        return OwsException.invalidParameterValue(
                parameter,
                parameter + " không thể là " + KvpRequest.shown(value) + "; có " + offered,
                parameter + " cannot be " + KvpRequest.shown(value) + "; there is " + offered);
    }

    static OwsException tileOutOfRange(String parameter, String vi, String en) {
        return new OwsException("TileOutOfRange", parameter, new Title(vi, en), BAD_REQUEST);
    }

    static OwsException pointOutOfRange(String parameter, int size) {
        return new OwsException(
                "PointIJOutOfRange",
                parameter,
                new Title(
                        parameter + " phải từ 0 đến " + (size - 1), parameter + " must be between 0 and " + (size - 1)),
                BAD_REQUEST);
    }

    static OwsException operationNotSupported(String operation) {
        OwsException problem = OwsException.operationNotSupported(KvpRequest.shown(operation));
        return new OwsException(
                problem.code(), problem.locator().orElse(null), problem.title(), NOT_IMPLEMENTED, problem);
    }

    static OwsException busy(Throwable cause) {
        return unavailable(
                "Máy chủ đang vẽ quá nhiều ảnh, xin thử lại sau",
                "The server is painting too many pictures, please try again",
                cause);
    }

    static OwsException tooSlow(Throwable cause) {
        return unavailable("Vẽ ô này mất quá lâu: hãy phóng to", "This tile takes too long to paint: zoom in", cause);
    }

    static OwsException of(FeatureSourceException e) {
        return switch (e.kind()) {
            case TIMEOUT -> tooSlow(e);
            case INVALID_QUERY, UNCOMPUTABLE, UNAVAILABLE ->
                unavailable("Cơ sở dữ liệu không trả lời", "The database does not answer", e);
        };
    }

    private static OwsException unavailable(String vi, String en, Throwable cause) {
        return new OwsException("NoApplicableCode", null, new Title(vi, en), UNAVAILABLE, cause);
    }
}
