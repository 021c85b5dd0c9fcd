package vn.urbansdi.render;

/** There is so much to be drawn that nobody could open the drawing. */
public final class DrawingTooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public DrawingTooLargeException() {
        super("the drawing has too much in it");
    }
}
