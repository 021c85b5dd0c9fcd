package vn.urbansdi.app;

import java.io.PrintWriter;
import java.util.Locale;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.tile.Seeder;

/** Tells how far the making of tiles has come: a line every two seconds. */
final class SeedProgress {

    private static final long EVERY_NS = 2_000_000_000L;

    private final PrintWriter out;
    private final String language;
    private final long start = System.nanoTime();
    private long told = start;

    SeedProgress(PrintWriter out, String language) {
        this.out = out;
        this.language = "en".equals(language) ? "en" : "vi";
    }

    void show(Seeder.Progress now) {
        if (System.nanoTime() - told > EVERY_NS && now.done() > 0) {
            told = System.nanoTime();
            double share = (double) now.done() / now.all();
            long left = Math.round((told - start) / 1e9 * (1 - share) / share);
            out.printf(
                    Locale.ROOT,
                    word(
                            "%5.1f %% · %s · %,d / %,d, tạo mới %,d · còn khoảng %d giây%n",
                            "%5.1f %% · %s · %,d / %,d, made %,d · about %d s left%n"),
                    100 * share,
                    now.at(),
                    now.done(),
                    now.all(),
                    now.made(),
                    left);
            out.flush();
        }
    }

    void end(Seeder.Progress end) {
        out.printf(
                Locale.ROOT,
                word(
                        "%s: %,d / %,d khối ô, tạo mới %,d, đã có sẵn %,d, lỗi %,d; %.0f giây.%n",
                        "%s: %,d of %,d blocks of tiles, made %,d, there before %,d, failed %,d; %.0f s.%n"),
                end.done() == end.all()
                        ? word("Xong", "Done")
                        : word("Đã dừng, chạy lại để tiếp tục", "Stopped, run again to go on"),
                end.done(),
                end.all(),
                end.made(),
                end.done() - end.made() - end.failed(),
                end.failed(),
                (System.nanoTime() - start) / 1e9);
        out.flush();
    }

    private String word(String vi, String en) {
        return new Title(vi, en).in(language);
    }
}
