package vn.urbansdi.drawing;

import java.util.Locale;
import java.util.OptionalInt;
import vn.urbansdi.render.Canvas;

/** A map in PDF, on one page of its size. Letters are text that can be searched and copied, in the font that is shipped. */
public final class PdfDrawing {

    private static final double POINTS_PER_MM = 72 / 25.4;

    private final DrawingText text = new DrawingText();
    private final PdfResources resources = new PdfResources();
    private final PdfCanvas canvas;
    private final double pixelPt;
    private final double widthPt;
    private final double heightPt;

    /**
     * @param pixelMm       how large a pixel is on paper
     * @param backgroundRgb {@code 0xRRGGBB}; empty for none
     */
    public PdfDrawing(int widthPx, int heightPx, double pixelMm, OptionalInt backgroundRgb) {
        this.pixelPt = pixelMm * POINTS_PER_MM;
        this.widthPt = widthPx * pixelPt;
        this.heightPt = heightPx * pixelPt;
        // as the map counts: pixels, downwards from the upper left corner
        text.factor(pixelPt)
                .add(" 0 0 ")
                .factor(-pixelPt)
                .add(" 0 ")
                .factor(heightPt)
                .add(" cm\n");
        this.canvas = new PdfCanvas(text, resources, widthPx, heightPx);
        backgroundRgb.ifPresent(canvas::fill);
    }

    public Canvas canvas() {
        return canvas;
    }

    /** The file; the canvas is not to be painted on again. */
    public byte[] bytes() {
        PdfFile file = new PdfFile();
        int catalog = file.reserve();
        int pages = file.reserve();
        int page = file.reserve();
        int shared = file.reserve();
        int contents = file.stream("", text.bytes(), text.size());
        file.object(catalog, "<</Type/Catalog/Lang(vi)/Pages " + PdfFile.to(pages) + ">>");
        file.object(pages, "<</Type/Pages/Count 1/Kids[" + PdfFile.to(page) + "]>>");
        file.object(
                page,
                String.format(
                        Locale.ROOT,
                        "<</Type/Page/Parent %s/MediaBox[0 0 %.4f %.4f]/Group<</S/Transparency/CS/DeviceRGB>>"
                                + "/Resources %s/Contents %s>>",
                        PdfFile.to(pages),
                        widthPt,
                        heightPt,
                        PdfFile.to(shared),
                        PdfFile.to(contents)));
        resources.write(file, shared, pixelPt, heightPt);
        return file.bytes(catalog);
    }
}
