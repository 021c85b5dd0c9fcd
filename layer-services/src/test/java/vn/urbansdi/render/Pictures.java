package vn.urbansdi.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * Compares pictures with the ones that somebody has looked at. {@code -Dbless=true} makes the new ones golden: look at them
 * before you commit them.
 */
public final class Pictures {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final Path SEEN = Path.of("target/pictures");

    /** Rounding of another JDK's rasteriser. */
    private static final int MAX_CHANNEL_DIFFERENCE = 12;

    private static final double MAX_SHARE_OF_PIXELS = 0.002;

    private Pictures() {}

    /** @param name path of the golden file without its extension */
    public static void assertLooksLike(String name, BufferedImage picture) {
        Path golden = GOLDEN.resolve(name + ".png");
        try {
            write(picture, SEEN.resolve(name + ".png"));
            if (Boolean.getBoolean("bless")) {
                write(picture, golden);
            }
            BufferedImage expected = ImageIO.read(golden.toFile());
            assertThat(picture.getWidth()).isEqualTo(expected.getWidth());
            assertThat(picture.getHeight()).isEqualTo(expected.getHeight());
            int different = 0;
            for (int y = 0; y < picture.getHeight(); y++) {
                for (int x = 0; x < picture.getWidth(); x++) {
                    if (difference(picture.getRGB(x, y), expected.getRGB(x, y)) > MAX_CHANNEL_DIFFERENCE) {
                        different++;
                    }
                }
            }
            assertThat(different)
                    .as("pixels of %s that differ from %s", SEEN.resolve(name + ".png"), golden)
                    .isLessThanOrEqualTo((int) (MAX_SHARE_OF_PIXELS * picture.getWidth() * picture.getHeight()));
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    private static int difference(int one, int other) {
        int most = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            most = Math.max(most, Math.abs((one >>> shift & 0xFF) - (other >>> shift & 0xFF)));
        }
        return most;
    }

    private static void write(BufferedImage picture, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        ImageIO.write(picture, "png", file.toFile());
    }
}
