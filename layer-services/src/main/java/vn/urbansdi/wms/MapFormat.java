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
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import vn.urbansdi.ows.KvpRequest;
import vn.urbansdi.png.PngEncoder;

/** The picture formats of GetMap. */
enum MapFormat {
    PNG("image/png", true),
    /** With at most 256 colours: a third of the bytes, and a difference that is hardly seen. */
    PNG8("image/png; mode=8bit", true, "image/png8"),
    /** Loses a little, and knows nothing transparent: for what is laid under a photograph, or printed by old programs. */
    JPEG("image/jpeg", false);

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
        return Arrays.stream(values()).map(MapFormat::mediaType).toList();
    }

    /** @throws vn.urbansdi.ows.OwsException InvalidFormat, or MissingParameterValue */
    static MapFormat required(KvpRequest kvp) {
        String name = kvp.required("FORMAT");
        return named(name).orElseThrow(() -> WmsProblems.invalidFormat("FORMAT", name));
    }

    static Optional<MapFormat> named(String name) {
        String wanted = plain(name);
        return Arrays.stream(values())
                .filter(format -> wanted.equals(plain(format.mediaType)) || wanted.equals(format.alias))
                .findFirst();
    }

    /** @param image opaque where the format knows nothing else; not to be painted on again */
    byte[] encode(BufferedImage image) {
        return switch (this) {
            case PNG -> PngEncoder.encode(image);
            case PNG8 -> PngEncoder.encodePalette(image);
            case JPEG -> jpeg(image);
        };
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
