package vn.urbansdi.ogcapi;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.Publish;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.feature.EditException;
import vn.urbansdi.problem.ProblemException;
import vn.urbansdi.security.Caller;

/** Edits that are not made, as problem details. */
final class EditFailures {

    private static final int RETRY_AFTER_S = 30;

    private EditFailures() {}

    static ProblemException problem(EditException e) {
        HttpStatus status = switch (e.kind()) {
            case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
            case CONFLICT -> HttpStatus.CONFLICT;
            case LOCKED, LOCK_UNKNOWN, LOCK_EXPIRED -> HttpStatus.LOCKED;
            case TOO_MANY -> HttpStatus.CONTENT_TOO_LARGE;
            case BUSY, UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
        };
        Title told = new Title(e.title().vi() + ".", e.title().en() + ".");
        ProblemException problem = new ProblemException(status, told, e);
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            problem.getHeaders().set("Retry-After", Integer.toString(RETRY_AFTER_S));
        }
        return problem;
    }

    /** What the client says cannot be a feature of the collection. */
    static ProblemException refused(String vi, String en) {
        return new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, new Title(vi, en));
    }

    /** @throws ProblemException 405 where nobody may change the collection, 403 where this caller may not */
    static Caller requireEditable(PublishedCollection collection, HttpServletRequest http) {
        Caller caller = Caller.of(http);
        if (caller.mayEdit(collection.layer())) {
            return caller;
        }
        if (isEditable(collection.layer())) {
            throw new ProblemException(
                    HttpStatus.FORBIDDEN,
                    new Title(
                            "Chỉ sửa được " + collection.id() + " ngay trên máy chủ, cho đến khi có đăng nhập.",
                            collection.id()
                                    + " may be changed from the server itself only, until people can sign in."));
        }
        ProblemException problem = new ProblemException(
                HttpStatus.METHOD_NOT_ALLOWED,
                new Title(
                        "Danh mục không cho ai sửa " + collection.id() + " (publish.wfs.edit).",
                        "The catalog lets nobody change " + collection.id() + " (publish.wfs.edit)."));
        problem.getHeaders().set("Allow", ItemsEditing.READING);
        throw problem;
    }

    private static boolean isEditable(Layer layer) {
        return layer.publish()
                .wfs()
                .map(Publish.Wfs::edit)
                .filter(roles -> !roles.isEmpty())
                .isPresent();
    }
}
