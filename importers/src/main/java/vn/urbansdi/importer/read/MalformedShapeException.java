package vn.urbansdi.importer.read;

import vn.urbansdi.importer.row.Reason;
import vn.urbansdi.importer.row.Rejection;

/** One row's geometry makes no sense; the next row may. */
final class MalformedShapeException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Rejection rejection;

    private MalformedShapeException(Rejection rejection) {
        // No stack trace: this is data, and a damaged file has a hundred thousand of them.
        super(rejection.detail().en(), null, false, false);
        this.rejection = rejection;
    }

    static MalformedShapeException invalid(String vi, String en) {
        return new MalformedShapeException(Rejection.of(Reason.INVALID_GEOMETRY, vi, en));
    }

    static MalformedShapeException wrongType(String type) {
        return new MalformedShapeException(Rejection.of(
                Reason.WRONG_GEOMETRY_TYPE,
                "Không nhận kiểu hình học " + type + ".",
                "Geometries of type " + type + " are not taken."));
    }

    Rejection rejection() {
        return rejection;
    }
}
