package vn.urbansdi.importer.run;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.store.Database;
import vn.urbansdi.store.merge.RunUndo;
import vn.urbansdi.store.merge.UndoOutcome;

/** Takes one import back. */
@Command(
        name = "undo",
        mixinStandardHelpOptions = true,
        description = {
            "Hoàn tác một lần nhập: mọi đối tượng trở lại như trước lần đó; đối tượng đã có người sửa từ đó thì giữ nguyên và được liệt kê.",
            "Takes an import back: all features are as before it; those that somebody has changed since stay and are listed."
        })
final class UndoCommand implements Callable<Integer> {

    private static final int SHOWN = 20;

    @Spec
    private CommandSpec spec;

    @Mixin
    private LanguageOption language;

    @Parameters(
            paramLabel = "RUN",
            description = "Số của lần nhập, xem ./sdi runs / number of the run, see ./sdi runs.")
    private long run;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Database database = Database.open(System.getenv())) {
            UndoOutcome outcome = new RunUndo(database.dataSource(), CatalogLoader.load(System.getenv()))
                    .undo(run, System.getProperty("user.name"), notice -> {
                        out.println(notice.in(language.code()));
                        out.flush();
                    });
            print(out, outcome);
        }
        return 0;
    }

    private void print(PrintWriter out, UndoOutcome outcome) {
        if (outcome.nothingToDo()) {
            out.println(
                    language.word("Lần nhập này đã được hoàn tác từ trước.", "This run has been taken back before."));
            return;
        }
        out.printf(
                Locale.ROOT,
                language.word(
                        "Đã hoàn tác lần %d của lớp %s (lần %d): bỏ %,d đối tượng đã thêm, trả lại %,d đã sửa, khôi phục %,d"
                                + " đã bỏ; giữ nguyên %,d.%n",
                        "Took back run %d of the layer %s (as run %d): removed %,d that it had inserted, restored %,d that"
                                + " it had updated, brought back %,d that it had retired; left %,d.%n"),
                outcome.run(),
                outcome.layer(),
                outcome.undoRun(),
                outcome.removed(),
                outcome.restored(),
                outcome.broughtBack(),
                outcome.left().size());
        outcome.left().stream()
                .limit(SHOWN)
                .forEach(left -> out.println("  " + left.feature() + ": " + reason(left.reason())));
        if (outcome.left().size() > SHOWN) {
            out.println("  …");
        }
    }

    private String reason(UndoOutcome.Reason reason) {
        return switch (reason) {
            case CHANGED_SINCE ->
                language.word(
                        "người khác hoặc nguồn khác đã sửa hay xác nhận từ đó",
                        "somebody else, or another source, has changed or confirmed it since");
            case KEY_TAKEN -> language.word("đối tượng khác nay mang khoá của nó", "another feature has its key now");
        };
    }
}
