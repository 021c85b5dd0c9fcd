package vn.urbansdi.ows;

import java.util.Optional;
import vn.urbansdi.catalog.Title;

/**
 * A request that cannot be answered, in the terms of OGC 06-121r3, clause 8: a code, the place at fault and a sentence for
 * people. Each protocol writes it in its own form.
 */
public final class OwsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient Optional<String> locator;
    private final transient Title title;
    private final int httpStatus;

    /**
     * @param code       as the protocol's standard names it: {@code InvalidParameterValue}
     * @param locator    the parameter or element at fault; may be null
     * @param title      what is wrong and what to do about it; never any of the server's internals
     * @param httpStatus 400 to 599
     */
    public OwsException(String code, String locator, Title title, int httpStatus) {
        this(code, locator, title, httpStatus, null);
    }

    public OwsException(String code, String locator, Title title, int httpStatus, Throwable cause) {
        super(code + (locator == null ? "" : " (" + locator + ")") + ": " + title.en(), cause);
        this.code = code;
        this.locator = Optional.ofNullable(locator);
        this.title = title;
        this.httpStatus = httpStatus;
    }

    /** The value of a parameter is not one that it may have. */
    public static OwsException invalidParameterValue(String locator, String vi, String en) {
        return new OwsException("InvalidParameterValue", locator, new Title(vi, en), 400);
    }

    /** The request lacks a parameter that it must have. */
    public static OwsException missingParameterValue(String locator) {
        return new OwsException(
                "MissingParameterValue",
                locator,
                new Title("Thiếu tham số " + locator, "The parameter " + locator + " is missing"),
                400);
    }

    /** The service has no operation of that name. */
    public static OwsException operationNotSupported(String operation) {
        return new OwsException(
                "OperationNotSupported",
                operation,
                new Title(
                        "Dịch vụ không có thao tác " + operation,
                        "This service does not offer the operation " + operation),
                400);
    }

    /** The operation exists, an option of it does not. */
    public static OwsException optionNotSupported(String locator, String vi, String en) {
        return new OwsException("OptionNotSupported", locator, new Title(vi, en), 400);
    }

    /** The XML of the request is not well formed, or not what the operation takes (OGC 09-025r1, table 3). */
    public static OwsException operationParsingFailed(String locator, String vi, String en) {
        return new OwsException("OperationParsingFailed", locator, new Title(vi, en), 400);
    }

    /** Nothing that the asker could mend. */
    public static OwsException internal(Throwable cause) {
        return new OwsException(
                "NoApplicableCode",
                null,
                new Title("Lỗi của máy chủ; đã ghi vào nhật ký", "The server failed; the failure has been logged"),
                500,
                cause);
    }

    public String code() {
        return code;
    }

    public Optional<String> locator() {
        return locator;
    }

    public Title title() {
        return title;
    }

    public int httpStatus() {
        return httpStatus;
    }
}
