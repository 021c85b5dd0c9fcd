package vn.urbansdi.wms;

import jakarta.servlet.http.HttpServletResponse;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import vn.urbansdi.drawing.PdfDrawing;
import vn.urbansdi.drawing.SvgDrawing;
import vn.urbansdi.ows.KvpRequest;
import vn.urbansdi.png.PngEncoder;
import vn.urbansdi.render.PixelCanvas;
import vn.urbansdi.tiff.GeoTiffEncoder;
import vn.urbansdi.webp.WebpEncoder;

/** The picture formats of GetMap. */
enum MapFormat {
    PNG("image/png", true),
    /** With at most 256 colours: a third of the bytes, and a difference that is hardly seen. */
    PNG8("image/png; mode=8bit", true, "image/png8"),
    /** Loses a little, and knows nothing transparent: for what is laid under a photograph, or printed by old programs. */
    JPEG("image/jpeg", false),
    /** Every colour exactly, in fewer bytes; not on every machine. */
    WEBP("image/webp", true),
    /** Knows where on the ground it lies. */
    GEOTIFF("image/tiff", true, "image/geotiff"),
    /** For print: areas, lines and text on a page as large as the map's scale asks for. */
    PDF("application/pdf", true),
    /** The same for drawing programs and browsers. */
    SVG("image/svg+xml", true, "image/svg");

    private static final float JPEG_QUALITY = 0.9f;

    private final String mediaType;
    private final boolean transparent;
    private final String alias;

    MapFormat(String mediaType, boolean transparent) {
        this(mediaType, transparent, mediaType);
    }

    /** @param alias what other servers call it */
    MapFormat(String mediaType, boolean transparent, String alias) {
        this.mediaType = mediaType;
        this.transparent = transparent;
        this.alias = alias;
    }

    /** A plus that was not encoded arrives as a blank, and blanks around a parameter mean nothing (RFC 9110, 5.6.6). */
    private static String plain(String name) {
        return name.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s*;\\s*", ";")
                .replace(' ', '+');
    }

    String mediaType() {
        return mediaType;
    }

    /** Whether parts of its pictures may be transparent. */
    boolean mayBeTransparent() {
        return transparent;
    }

    static List<String> mediaTypes() {
        return offered().map(MapFormat::mediaType).toList();
    }

    private static Stream<MapFormat> offered() {
        return Arrays.stream(values()).filter(format -> format != WEBP || WebpEncoder.isAvailable());
    }

    /** @throws vn.urbansdi.ows.OwsException InvalidFormat, or MissingParameterValue */
    static MapFormat required(KvpRequest kvp) {
        String name = kvp.required("FORMAT");
        return named(name).orElseThrow(() -> WmsProblems.invalidFormat("FORMAT", name));
    }

    static Optional<MapFormat> named(String name) {
        String wanted = plain(name);
        return offered()
                .filter(format -> wanted.equals(plain(format.mediaType)) || wanted.equals(format.alias))
                .findFirst();
    }

    /** The file of what is painted; a format that knows nothing transparent needs a sheet with a background. */
    byte[] picture(MapSheet sheet, MapSheet.Painting painting) throws IOException {
        return switch (this) {
            case PNG -> PngEncoder.encode(pixels(sheet, painting));
            case PNG8 -> PngEncoder.encodePalette(pixels(sheet, painting));
            case JPEG -> jpeg(pixels(sheet, painting));
            case WEBP -> WebpEncoder.encode(pixels(sheet, painting));
            case GEOTIFF -> GeoTiffEncoder.encode(pixels(sheet, painting), sheet.ground());
            case PDF -> {
                PdfDrawing drawing =
                        new PdfDrawing(sheet.widthPx(), sheet.heightPx(), sheet.pixelMm(), sheet.backgroundRgb());
                painting.on(drawing.canvas());
                yield drawing.bytes();
            }
            case SVG -> {
                OptionalDouble pixelMm =
                        sheet.density() == 1 ? OptionalDouble.empty() : OptionalDouble.of(sheet.pixelMm());
                SvgDrawing drawing = new SvgDrawing(sheet.widthPx(), sheet.heightPx(), pixelMm, sheet.backgroundRgb());
                painting.on(drawing.canvas());
                yield drawing.bytes();
            }
        };
    }

    private static BufferedImage pixels(MapSheet sheet, MapSheet.Painting painting) throws IOException {
        PixelCanvas canvas = new PixelCanvas(sheet.widthPx(), sheet.heightPx(), sheet.backgroundRgb());
        painting.on(canvas);
        return canvas.image();
    }

    private static byte[] jpeg(BufferedImage image) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(JPEG_QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    void send(byte[] picture, HttpServletResponse response) throws IOException {
        response.setContentType(mediaType);
        response.setHeader("Cache-Control", "no-cache");
        response.setContentLength(picture.length);
        response.getOutputStream().write(picture);
    }
}
