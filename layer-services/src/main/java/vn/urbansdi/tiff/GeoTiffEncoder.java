package vn.urbansdi.tiff;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBufferInt;
import java.awt.image.DirectColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.stream.StreamSupport;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.plugins.tiff.GeoTIFFTagSet;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.plugins.tiff.TIFFField;
import javax.imageio.plugins.tiff.TIFFTag;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import vn.urbansdi.geo.Crs;
import vn.urbansdi.geo.CrsRegistry;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.png.StraightColours;

/**
 * Writes a picture as TIFF, of three channels or, where it is transparent, four, compressed without loss; with the three tags that
 * say where on the ground it lies. A coordinate system is told by its EPSG code alone, and x always stands before y, whatever
 * order the authority gives to its axes (OGC 19-008r4, 7.1).
 */
public final class GeoTiffEncoder {

    private static final String COMPRESSION = "ZLib";

    private static final int MODEL_TYPE_KEY = 1024;
    private static final int PROJECTED = 1;
    private static final int GEOGRAPHIC = 2;
    private static final int RASTER_TYPE_KEY = 1025;
    private static final int PIXEL_IS_AREA = 1;
    private static final int GEOGRAPHIC_CRS_KEY = 2048;
    private static final int PROJECTED_CRS_KEY = 3072;

    private GeoTiffEncoder() {}

    /**
     * @param image  of type {@code INT_RGB} or {@code INT_ARGB_PRE}; not to be painted on again
     * @param ground along the outer edges of its outermost pixels; empty where it shows none
     */
    public static byte[] encode(BufferedImage image, Optional<Extent> ground) {
        BufferedImage straight = straight(image);
        ImageWriter writer = writer();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionType(COMPRESSION);
            IIOMetadata metadata =
                    writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(straight), how);
            if (ground.isPresent()) {
                metadata = placed(metadata, ground.get(), image.getWidth(), image.getHeight());
            }
            writer.setOutput(out);
            writer.write(null, new IIOImage(straight, null, metadata), how);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** The JDK's own: libraries bring others of the same name, which come first now and then and lose tags. */
    private static ImageWriter writer() {
        Iterable<ImageWriter> writers = () -> ImageIO.getImageWritersByFormatName("tiff");
        return StreamSupport.stream(writers.spliterator(), false)
                .filter(each -> each.getClass().getModule().equals(ImageIO.class.getModule()))
                .findFirst()
                .orElseThrow();
    }

    /** The same pixels, their colours no longer multiplied by alpha. */
    private static BufferedImage straight(BufferedImage image) {
        if (!image.getColorModel().hasAlpha()) {
            return image;
        }
        int[] pixels = StraightColours.of(image);
        DirectColorModel argb = (DirectColorModel) ColorModel.getRGBdefault();
        WritableRaster raster = Raster.createPackedRaster(
                new DataBufferInt(pixels, pixels.length),
                image.getWidth(),
                image.getHeight(),
                image.getWidth(),
                argb.getMasks(),
                null);
        return new BufferedImage(argb, raster, false, null);
    }

    private static IIOMetadata placed(IIOMetadata metadata, Extent ground, int width, int height)
            throws IIOInvalidTreeException {
        Crs crs = CrsRegistry.standard().require(ground.srid());
        TIFFDirectory directory = TIFFDirectory.createFromMetadata(metadata);
        double[] pixel = {ground.width() / width, ground.height() / height, 0};
        double[] corner = {0, 0, 0, ground.minX(), ground.maxY(), 0};
        char[] keys = {
            1,
            1,
            0,
            3,
            MODEL_TYPE_KEY,
            0,
            1,
            (char) (crs.geographic() ? GEOGRAPHIC : PROJECTED),
            RASTER_TYPE_KEY,
            0,
            1,
            PIXEL_IS_AREA,
            (char) (crs.geographic() ? GEOGRAPHIC_CRS_KEY : PROJECTED_CRS_KEY),
            0,
            1,
            (char) crs.srid()
        };
        directory.addTIFFField(field(GeoTIFFTagSet.TAG_MODEL_PIXEL_SCALE, TIFFTag.TIFF_DOUBLE, 3, pixel));
        directory.addTIFFField(field(GeoTIFFTagSet.TAG_MODEL_TIE_POINT, TIFFTag.TIFF_DOUBLE, 6, corner));
        directory.addTIFFField(field(GeoTIFFTagSet.TAG_GEO_KEY_DIRECTORY, TIFFTag.TIFF_SHORT, keys.length, keys));
        return directory.getAsMetadata();
    }

    private static TIFFField field(int tag, int type, int count, Object values) {
        return new TIFFField(GeoTIFFTagSet.getInstance().getTag(tag), type, count, values);
    }
}
