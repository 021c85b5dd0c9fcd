package vn.urbansdi.render;

/** Too many pictures are being painted or waited for. */
public final class RenderBusyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RenderBusyException() {
        super("too many pictures at once");
    }
}
