package vn.urbansdi.render;

/** A picture took longer to paint than it may. */
public final class RenderTimeoutException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RenderTimeoutException() {
        super("the picture took too long to paint");
    }
}
