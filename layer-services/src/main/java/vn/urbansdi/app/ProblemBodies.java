package vn.urbansdi.app;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.problem.ProblemException;

/** Problem details for failures that nobody worded: one sentence a status, and nothing about the inside of the service. */
final class ProblemBodies {

    private static final Map<HttpStatus, Title> SENTENCES = Map.ofEntries(
            Map.entry(HttpStatus.BAD_REQUEST, new Title("Yêu cầu không hợp lệ.", "The request is not valid.")),
            Map.entry(HttpStatus.NOT_FOUND, new Title("Không tìm thấy địa chỉ này.", "There is nothing here.")),
            Map.entry(
                    HttpStatus.METHOD_NOT_ALLOWED,
                    new Title("Địa chỉ này không nhận phương thức đó.", "This address does not take that method.")),
            Map.entry(
                    HttpStatus.NOT_ACCEPTABLE,
                    new Title("Không có định dạng được yêu cầu.", "No format asked for is offered.")),
            Map.entry(
                    HttpStatus.CONTENT_TOO_LARGE, new Title("Nội dung gửi lên quá lớn.", "The request is too large.")),
            Map.entry(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    new Title("Không nhận định dạng gửi lên.", "The format of the request is not taken.")),
            Map.entry(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    new Title(
                            "Dịch vụ tạm thời gián đoạn, xin thử lại sau.",
                            "The service is not available at present; please try again.")),
            Map.entry(
                    HttpStatus.GATEWAY_TIMEOUT,
                    new Title(
                            "Truy vấn mất quá nhiều thời gian; hãy thu hẹp vùng hoặc điều kiện.",
                            "The query took too long; ask for a smaller area or fewer features.")));
    private static final Title ANY_CLIENT_ERROR = new Title("Không thể đáp ứng yêu cầu.", "The request cannot be met.");
    private static final Title ANY_SERVER_ERROR = new Title(
            "Có lỗi phía máy chủ; người vận hành xem nhật ký.",
            "Something failed on the server; its log tells the operator what.");

    private ProblemBodies() {}

    static ProblemDetail of(HttpStatus status, HttpServletRequest request) {
        Title fallback = status.is5xxServerError() ? ANY_SERVER_ERROR : ANY_CLIENT_ERROR;
        return localised(ProblemException.body(status, SENTENCES.getOrDefault(status, fallback)), request);
    }

    /** A request that cannot be met for that reason. */
    static ProblemDetail badRequest(Title reason, HttpServletRequest request) {
        return localised(ProblemException.body(HttpStatus.BAD_REQUEST, reason), request);
    }

    /** {@code detail} in the language that the request prefers. */
    static ProblemDetail localised(ProblemDetail body, HttpServletRequest request) {
        if (body.getProperties() != null && body.getProperties().get("messages") instanceof Title message) {
            boolean asked = request.getHeader("Accept-Language") != null;
            body.setDetail(message.in(asked ? request.getLocale().getLanguage() : Locale.ROOT.getLanguage()));
        }
        return body;
    }
}
