package vn.urbansdi.render;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import vn.urbansdi.catalog.GeometryType;
import vn.urbansdi.png.PngEncoder;

/**
 * One 256×256 tile of about 1,800 parcels and buildings, filled and outlined, without the database: what painting and
 * encoding cost, together and apart.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class MapPainterBenchmark {

    private static final OptionalInt WHITE = OptionalInt.of(0xFFFFFF);

    private Scene scene;
    private BufferedImage painted;

    /** Parcels of 8 pixels with one house in each, as at zoom 15. */
    @Setup
    public void lay() {
        Random random = new Random(42);
        scene = new Scene(256, 256).layer("parcels", GeometryType.MULTI_POLYGON, Scene.area("kind", 1, "#c2ae8e", 0.5));
        quadrangles(random, 1);
        scene.layer("buildings", GeometryType.MULTI_POLYGON, Scene.area("#cfcbc4", 0.9, "#9c8f80", 0.6));
        quadrangles(random, 0.5);
        painted = scene.paint(WHITE);
    }

    private void quadrangles(Random random, double share) {
        double side = 256 / 30.0;
        for (int row = 0; row < 30; row++) {
            for (int column = 0; column < 30; column++) {
                double x = (column + 0.1 * random.nextDouble()) * side;
                double y = (row + 0.1 * random.nextDouble()) * side;
                double s = side * share;
                scene.feature(
                        "POLYGON((" + x + " " + y + "," + (x + s) + " " + (y + 0.4) + "," + (x + s - 0.3) + " "
                                + (y + s)
                                + "," + (x + s / 2) + " " + (y + s + 0.2) + "," + x + " " + (y + s) + "," + x + " " + y
                                + "))",
                        "12",
                        random.nextBoolean() ? "RED" : "BLUE",
                        1);
            }
        }
    }

    @Benchmark
    public BufferedImage paint() {
        return scene.paint(WHITE);
    }

    @Benchmark
    public byte[] encode() {
        return PngEncoder.encode(painted);
    }

    @Benchmark
    public byte[] encodeByImageIo() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(painted, "png", out);
        return out.toByteArray();
    }

    @Benchmark
    public byte[] paintAndEncode() {
        return PngEncoder.encode(scene.paint(WHITE));
    }
}
