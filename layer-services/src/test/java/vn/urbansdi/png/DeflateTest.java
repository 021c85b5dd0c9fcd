package vn.urbansdi.png;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What zlib makes of what is written here is what went in. */
class DeflateTest {

    private final SplittableRandom random = new SplittableRandom(1951);

    private static byte[] rows(int[] pixels, int width, int channels) {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        for (int i = 0; i < pixels.length; i++) {
            if (i % width == 0) {
                rows.write(0);
            }
            rows.write(pixels[i] >> 16);
            rows.write(pixels[i] >> 8);
            rows.write(pixels[i]);
            if (channels == 4) {
                rows.write(pixels[i] >>> 24);
            }
        }
        return rows.toByteArray();
    }

    private static byte[] deflated(int[] pixels, int width, int channels) {
        BitSink sink = new BitSink(16);
        new PixelDeflater(pixels, width, channels, sink).deflate();
        sink.align();
        return Arrays.copyOf(sink.bytes(), sink.size());
    }

    private static byte[] inflated(byte[] deflated, int expected) throws DataFormatException {
        Inflater inflater = new Inflater(true);
        inflater.setInput(deflated);
        byte[] whole = new byte[expected + 1];
        int length = 0;
        while (!inflater.finished() && length < whole.length) {
            int more = inflater.inflate(whole, length, whole.length - length);
            assertThat(more > 0 || inflater.finished()).as("it goes on").isTrue();
            length += more;
        }
        assertThat(inflater.finished()).isTrue();
        assertThat(inflater.getRemaining()).isZero();
        inflater.end();
        return Arrays.copyOf(whole, length);
    }

    /** Of few colours and many, in runs, repeated rows, and noise; some so wide that the row above is out of reach. */
    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "2, 1",
        "1, 70",
        "7, 9",
        "64, 64",
        "65, 40",
        "87, 5",
        "256, 256",
        "1000, 30",
        "8190, 3",
        "8191, 3",
        "8192, 3",
        "12000, 2"
    })
    void zlib_reads_what_was_written(int width, int height) throws DataFormatException {
        for (int colours : new int[] {1, 2, 3, 17, 300, 1 << 30}) {
            for (int likeliness : new int[] {0, 50, 90, 99}) {
                int[] pixels = new int[width * height];
                int[] palette = random.ints(Math.min(colours, 5000)).toArray();
                for (int i = 0; i < pixels.length; i++) {
                    int kind = random.nextInt(100);
                    if (i > 0 && kind < likeliness / 2) {
                        pixels[i] = pixels[i - 1];
                    } else if (i >= width && kind < likeliness) {
                        pixels[i] = pixels[i - width];
                    } else {
                        pixels[i] = palette[random.nextInt(palette.length)];
                    }
                }
                for (int channels : new int[] {3, 4}) {
                    byte[] rows = rows(pixels, width, channels);
                    assertThat(inflated(deflated(pixels, width, channels), rows.length))
                            .as("%d colours, %d alike, %d channels", colours, likeliness, channels)
                            .isEqualTo(rows);
                }
            }
        }
    }

    /** Frequencies that grow like Fibonacci's numbers make the longest codes there are. */
    @ParameterizedTest
    @ValueSource(ints = {7, 9, 15})
    void no_code_is_longer_than_allowed_and_none_begins_with_another(int longest) {
        for (int symbols = 1; symbols <= 40; symbols++) {
            int[] frequencies = new int[symbols + 3];
            int last = 1;
            int before = 1;
            for (int i = 0; i < symbols; i++) {
                frequencies[(i * 7) % (symbols + 3)] += Math.max(1, before);
                int next = last + before;
                before = last;
                last = next;
            }
            PrefixCode code = new PrefixCode(frequencies, longest);
            double room = 0;
            for (int i = 0; i < frequencies.length; i++) {
                int length = code.length(i);
                assertThat(length).isLessThanOrEqualTo(longest);
                assertThat(frequencies[i] == 0 || length > 0).isTrue();
                room += length == 0 ? 0 : Math.pow(2, -length);
                for (int k = 0; k < i; k++) {
                    int shorter = Math.min(length, code.length(k));
                    int mask = (1 << shorter) - 1;
                    assertThat(shorter > 0 && (code.code(i) & mask) == (code.code(k) & mask))
                            .as("%d and %d of %d", i, k, symbols)
                            .isFalse();
                }
            }
            assertThat(room).isEqualTo(1);
        }
    }

    /** Maps get no larger than zlib's fastest level would make them. */
    @Test
    void a_map_takes_about_as_many_bytes_as_by_zlib() throws IOException {
        BufferedImage map = new BufferedImage(700, 500, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = map.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setStroke(new BasicStroke(1.3f));
        for (int i = 0; i < 400; i++) {
            Ellipse2D shape = new Ellipse2D.Double(
                    random.nextDouble(700), random.nextDouble(500), random.nextDouble(60), random.nextDouble(60));
            graphics.setColor(new Color(random.nextInt(12) * 0x14_2B_3A | 0xFF000000, true));
            graphics.fill(shape);
            graphics.setColor(new Color(90, 70, 40, 200));
            graphics.draw(shape);
        }
        int[] pixels = map.getRGB(0, 0, 700, 500, null, 0, 700);
        byte[] rows = rows(pixels, 700, 4);
        Deflater zlib = new Deflater(Deflater.BEST_SPEED, true);
        zlib.setInput(rows);
        zlib.finish();
        int known = zlib.deflate(new byte[rows.length]);
        zlib.end();

        byte[] png = PngEncoder.encode(map);

        assertThat(png.length).isLessThan((int) (1.1 * known));
        assertThat(ImageIO.read(new ByteArrayInputStream(png)).getRGB(0, 0, 700, 500, null, 0, 700))
                .isEqualTo(pixels);
    }
}
