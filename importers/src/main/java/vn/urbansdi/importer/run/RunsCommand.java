package vn.urbansdi.importer.run;

import java.io.PrintWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.urbansdi.store.Database;
import vn.urbansdi.store.merge.RunHistory;

/** Lists the runs that have been. */
@Command(
        name = "runs",
        mixinStandardHelpOptions = true,
        description = {"Liệt kê các lần nhập, mới nhất trước.", "Lists the imports that have been, newest first."})
final class RunsCommand implements Callable<Integer> {

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneId.of("Asia/Ho_Chi_Minh"));

    @Spec
    private CommandSpec spec;

    @Mixin
    private LanguageOption language;

    @Option(names = "--layer", paramLabel = "ID", description = "Chỉ lớp này / only this layer.")
    private Optional<String> layer = Optional.empty();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "30",
            description = "Nhiều nhất bao nhiêu lần / at most so many (${DEFAULT-VALUE}).")
    private int limit = 30;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Database database = Database.open(System.getenv())) {
            List<RunHistory.Run> runs = new RunHistory(database.dataSource()).newest(layer, Math.max(limit, 1));
            if (runs.isEmpty()) {
                out.println(language.word("Chưa có lần nhập nào.", "There has been no import."));
                return 0;
            }
            out.printf(
                    "%6s  %-19s  %-18s %9s %9s %9s %9s %9s %9s  %s%n",
                    language.word("Lần", "Run"),
                    language.word("Bắt đầu", "Started"),
                    language.word("Lớp", "Layer"),
                    language.word("đọc", "read"),
                    language.word("thêm", "inserted"),
                    language.word("sửa", "updated"),
                    language.word("bỏ", "removed"),
                    language.word("xung đột", "conflicts"),
                    language.word("từ chối", "rejected"),
                    language.word("nguồn: tệp, trạng thái", "source: files, state"));
            runs.forEach(run -> print(out, run));
        }
        return 0;
    }

    private void print(PrintWriter out, RunHistory.Run run) {
        out.printf(
                Locale.ROOT,
                "%6d  %-19s  %-18s %,9d %,9d %,9d %,9d %,9d %,9d  %s: %s, %s%n",
                run.id(),
                WHEN.format(run.started()),
                run.layer(),
                run.read(),
                run.inserted(),
                run.updated(),
                run.deleted(),
                run.conflicts(),
                run.rejected(),
                run.source(),
                String.join(", ", run.files()),
                state(run));
    }

    private String state(RunHistory.Run run) {
        if (run.undoes().isPresent()) {
            return language.word("hoàn tác lần ", "undoes run ") + run.undoes().getAsLong();
        }
        return switch (run.state()) {
            case RUNNING -> language.word("đang chạy", "running");
            case COMMITTED -> language.word("xong", "done");
            case DISCARDED -> language.word("không ghi gì", "nothing was written");
            case DIED ->
                language.word("bị dừng giữa chừng; lớp vẫn như trước đó", "interrupted; the layer is as it was before");
            case UNDONE ->
                language.word("đã hoàn tác bởi lần ", "undone by run ")
                        + run.undoneBy().orElse(0);
        };
    }
}
