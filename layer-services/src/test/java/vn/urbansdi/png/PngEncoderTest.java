package vn.urbansdi.png;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PngEncoderTest {

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1, true",
        "7, 3, 2, true",
        "7, 3, 3, false",
        "17, 5, 4, false",
        "33, 9, 16, true",
        "33, 9, 17, false",
        "64, 64, 256, true",
        "64, 64, 257, true",
        "64, 64, 257, false",
        "500, 300, 100000, false",
        "500, 300, 100000, true"
    })
    void nothing_is_lost(int width, int height, int colours, boolean opaque) throws IOException {
        Random random = new Random(42);
        int[] palette =
                random.ints(colours).map(c -> opaque ? c | 0xFF000000 : c).toArray();
        BufferedImage image =
                new BufferedImage(width, height, opaque ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, palette[random.nextInt(colours)]);
            }
        }
        int[] before = image.getRGB(0, 0, width, height, null, 0, width);

        BufferedImage decoded = ImageIO.read(new ByteArrayInputStream(PngEncoder.encode(image)));

        assertThat(decoded.getRGB(0, 0, width, height, null, 0, width)).isEqualTo(before);
    }
}
