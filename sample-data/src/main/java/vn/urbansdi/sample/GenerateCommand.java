package vn.urbansdi.sample;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vn.urbansdi.sample.deliver.Deliveries;
import vn.urbansdi.sample.place.Place;

/** Command line of the generator. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        description = {
            "Sinh dữ liệu mẫu của bốn thành phố / Generates sample deliveries of the four cities.",
            "Cùng seed và scale cho cùng dữ liệu / The same seed and scale give the same data.",
            "manifest.json kể các lỗi đã gài và chỗ hai nguồn nói khác nhau; với --next-month, changes.json kể mọi thay đổi /",
            "manifest.json lists the planted flaws and where two sources disagree; with --next-month, changes.json every change."
        })
public final class GenerateCommand implements Callable<Integer> {

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "thư mục để ghi / directory to write to")
    private Path out;

    @Option(
            names = "--next-month",
            paramLabel = "DIR",
            description =
                    "thư mục cho lần nộp tháng sau, có thay đổi / directory for the deliveries of a month later, with changes")
    private Path nextMonth;

    @Option(
            names = "--city",
            paramLabel = "ID",
            description = "chỉ đô thị này: ha_long, cam_pha, uong_bi, mong_cai / only this city")
    private String city;

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
        if (nextMonth != null
                && nextMonth
                        .toAbsolutePath()
                        .normalize()
                        .equals(out.toAbsolutePath().normalize())) {
            throw new CommandLine.ParameterException(new CommandLine(this), "--next-month = --out");
        }
        if (city != null && Place.all().stream().noneMatch(place -> place.id().equals(city))) {
            throw new CommandLine.ParameterException(
                    new CommandLine(this),
                    "--city: " + Place.all().stream().map(Place::id).toList());
        }
        Files.createDirectories(out);
        if (nextMonth != null) {
            Files.createDirectories(nextMonth);
        }
        long start = System.nanoTime();
        LocalDate date = today == null ? LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh")) : today;
        Deliveries.Written written = new Deliveries(seed, scale, !noFlaws, date, Optional.ofNullable(city))
                .write(out, Optional.ofNullable(nextMonth));
        System.out.printf(
                Locale.ROOT,
                "Đã sinh dữ liệu mẫu trong %.1f s, gài %d lỗi / Generated the sample in %1$.1f s, planted %d flaws: %s%n",
                (System.nanoTime() - start) / 1e9,
                written.manifest().flaws().size(),
                written.manifest().flaws().size(),
                out);
        written.later()
                .ifPresent(later -> System.out.printf(
                        Locale.ROOT,
                        "Tháng sau: %d thay đổi / A month later: %1$d changes: %s%n",
                        later.changes().size(),
                        nextMonth));
        return 0;
    }
}
