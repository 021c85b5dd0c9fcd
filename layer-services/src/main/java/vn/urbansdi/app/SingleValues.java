package vn.urbansdi.app;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.web.servlet.HandlerInterceptor;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.problem.ProblemException;

/** Refuses a parameter that stands more than once: joined by a comma, as would happen, two values are a third. */
final class SingleValues implements HandlerInterceptor {

    private static final int LONGEST_NAME = 40;

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        for (Map.Entry<String, String[]> parameter : request.getParameterMap().entrySet()) {
            if (parameter.getValue().length > 1) {
                String name = parameter.getKey();
                String shown = name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
                throw ProblemException.badRequest(new Title(
                        "Tham số " + shown + " xuất hiện hơn một lần; hãy để lại một giá trị.",
                        "The parameter " + shown + " stands more than once; leave one value."));
            }
        }
        return true;
    }
}
