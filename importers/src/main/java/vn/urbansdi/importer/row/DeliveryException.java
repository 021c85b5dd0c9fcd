package vn.urbansdi.importer.row;

import java.util.Optional;
import vn.urbansdi.catalog.Title;

/** A delivery cannot be imported at all; nothing of it is written. The message is for the person who delivers. */
public final class DeliveryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Title message;
    private final String missingPackage;

    public DeliveryException(String vi, String en) {
        this(vi, en, null);
    }

    public DeliveryException(String vi, String en, Throwable cause) {
        this(new Title(vi, en), cause, null);
    }

    private DeliveryException(Title message, Throwable cause, String missingPackage) {
        super(message.en(), cause);
        this.message = message;
        this.missingPackage = missingPackage;
    }

    /** Nothing is wrong with the delivery: this machine lacks a program that reads its format. */
    public static DeliveryException missing(String program, String debianPackage) {
        return new DeliveryException(
                new Title(
                        "cần chương trình " + program + " để đọc định dạng này; hãy cài gói " + debianPackage
                                + " (Debian/Ubuntu: apt-get install " + debianPackage + ").",
                        "the program " + program + " is needed to read this format; install the package "
                                + debianPackage + " (Debian/Ubuntu: apt-get install " + debianPackage + ")."),
                null,
                debianPackage);
    }

    /** The Debian package whose lack is all that kept the delivery from being read. */
    public Optional<String> missingPackage() {
        return Optional.ofNullable(missingPackage);
    }

    /** What is wrong, where, and what to do about it. */
    public Title message() {
        return message;
    }

    /** The same, with the file in front. */
    public DeliveryException in(String file) {
        return prefixed(file, file);
    }

    /** The same, with the row in front. */
    public DeliveryException atRow(long row) {
        return prefixed("dòng " + row, "row " + row);
    }

    private DeliveryException prefixed(String vi, String en) {
        Title where = new Title(vi + ": " + message.vi(), en + ": " + message.en());
        return new DeliveryException(where, this, missingPackage);
    }
}
