package vn.urbansdi.wfs;

import vn.urbansdi.catalog.Title;
import vn.urbansdi.feature.EditException;
import vn.urbansdi.ows.OwsException;

/** Edits and locks that failed, in the terms of OGC 09-025r1, table 3; the status codes are those of its annex D. */
final class EditFailures {

    private EditFailures() {}

    /** @param locator the handle of the action that failed, or the operation */
    static OwsException of(EditException e, String locator) {
        return switch (e.kind()) {
            case INVALID -> failure("InvalidValue", locator, 400, e);
            case CONFLICT, TOO_MANY -> failure("OperationProcessingFailed", locator, 403, e);
            // A lock of somebody else's in the way of a transaction or of LockFeature ALL
            case LOCKED -> failure("CannotLockAllFeatures", locator, 400, e);
            case LOCK_UNKNOWN -> failure("InvalidLockId", "lockId", 400, e);
            case LOCK_EXPIRED -> failure("LockHasExpired", "lockId", 403, e);
            case BUSY -> failure("OperationProcessingFailed", locator, 503, e);
            case UNAVAILABLE -> failure("NoApplicableCode", null, 503, e);
        };
    }

    /**
     * The same for a transaction, in which a feature that somebody else has locked is no failure to lock.
     *
     * @param underLock whether it names a lock, which then is not that of the feature
     */
    static OwsException ofTransaction(EditException e, String locator, boolean underLock) {
        return e.kind() == EditException.Kind.LOCKED
                ? failure(underLock ? "InvalidLockId" : "MissingParameterValue", "lockId", 400, e)
                : of(e, locator);
    }

    /** The same where a lock's time was to begin again: one that is not known any more has ended (12.2.4.2). */
    static OwsException ofRenewal(EditException e) {
        return e.kind() == EditException.Kind.LOCK_UNKNOWN
                ? failure("LockHasExpired", "lockId", 403, e)
                : of(e, "LockFeature");
    }

    static OwsException notAllowed(FeatureType type) {
        return new OwsException(
                "OperationProcessingFailed",
                "Transaction",
                new Title(
                        "Không được sửa " + type.name()
                                + ": lớp phải cho phép sửa, và cho đến khi có đăng nhập chỉ sửa được ngay trên máy chủ",
                        type.name() + " may not be changed here: its layer must allow it, and until people can sign in"
                                + " only from the server itself"),
                403);
    }

    private static OwsException failure(String code, String locator, int status, EditException e) {
        return new OwsException(code, locator, e.title(), status, e);
    }
}
