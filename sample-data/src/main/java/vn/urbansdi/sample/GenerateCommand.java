package vn.urbansdi.sample;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vn.urbansdi.sample.deliver.Deliveries;
import vn.urbansdi.sample.flaw.Manifest;

/** Command line of the generator. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        description = {
            "Sinh dữ liệu mẫu của bốn thành phố / Generates sample deliveries of the four cities.",
            "Cùng seed và scale cho cùng dữ liệu / The same seed and scale give the same data."
        })
public final class GenerateCommand implements Callable<Integer> {

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "thư mục để ghi / directory to write to")
    private Path out;

    @Option(names = "--seed", defaultValue = "42", description = "mầm ngẫu nhiên / random seed (${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--scale",
            defaultValue = "1",
            description = "quy mô, 1 là khoảng 90.000 thửa / size, 1 is about 90,000 parcels (${DEFAULT-VALUE})")
    private int scale;

    @Option(names = "--no-flaws", description = "không gài lỗi / plant no flaws")
    private boolean noFlaws;

    @Option(
            names = "--today",
            paramLabel = "yyyy-MM-dd",
            description =
                    "ngày của các cảnh báo thiên tai, mặc định hôm nay / date of the hazard warnings, today by default")
    private LocalDate today;

    public static void main(String[] args) {
        System.exit(new CommandLine(new GenerateCommand()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        if (scale < 1 || scale > 100) {
            throw new CommandLine.ParameterException(new CommandLine(this), "--scale: 1–100");
        }
        Files.createDirectories(out);
        long start = System.nanoTime();
        LocalDate date = today == null ? LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh")) : today;
        Manifest manifest = new Deliveries(out).write(seed, scale, !noFlaws, date);
        System.out.printf(
                Locale.ROOT,
                "Đã sinh dữ liệu mẫu trong %.1f s, gài %d lỗi / Generated the sample in %1$.1f s, planted %d flaws: %s%n",
                (System.nanoTime() - start) / 1e9,
                manifest.flaws().size(),
                manifest.flaws().size(),
                out);
        return 0;
    }
}
