package vn.urbansdi.importer.run;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import vn.urbansdi.catalog.Title;

/** Shows progress: as a bar on a terminal, elsewhere as a line every two seconds. */
final class TerminalProgress implements RunProgress, AutoCloseable {

    private static final int STEPS = 1_000;
    private static final long LINE_EVERY_NS = 2_000_000_000L;
    private static final int BAR_EVERY_MS = 250;

    private final String name;
    private final PrintWriter out;
    private final String language;
    private final Optional<ProgressBar> bar;
    private long start = System.nanoTime();
    private long lastLine = start;

    TerminalProgress(String name, PrintWriter out, String language, boolean isTerminal) {
        this.name = name;
        this.out = out;
        this.language = language;
        this.bar = isTerminal ? Optional.of(bar(name)) : Optional.empty();
    }

    /** Whether somebody looks at a screen. */
    @SuppressWarnings("SystemConsoleNull") // newer Java always gives a console and has a method to ask it
    static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException olderJava) {
            return true;
        }
    }

    @SuppressWarnings("MustBeClosedChecker") // closed with this
    private static ProgressBar bar(String name) {
        return new ProgressBarBuilder()
                .setTaskName(name)
                .setInitialMax(STEPS)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(BAR_EVERY_MS)
                .clearDisplayOnFinish()
                .build();
    }

    @Override
    public void waiting(Title message) {
        out.println(name + ": " + message.in(language));
        out.flush();
    }

    @Override
    public void converting(Title message) {
        long now = System.nanoTime();
        start = now; // rows are read from here on
        bar.ifPresent(shown -> shown.setExtraMessage(message.in(language)));
        if (bar.isEmpty() && now - lastLine > LINE_EVERY_NS) {
            lastLine = now;
            waiting(message);
        }
    }

    @Override
    public void at(double share, long rows) {
        long now = System.nanoTime();
        String speed =
                String.format(Locale.ROOT, "%,d %s, %,.0f/s", rows, word("dòng", "rows"), rows * 1e9 / (now - start));
        bar.ifPresent(shown -> {
            shown.stepTo(Math.round(share * STEPS));
            shown.setExtraMessage(speed);
        });
        if (bar.isEmpty() && now - lastLine > LINE_EVERY_NS) {
            lastLine = now;
            out.println(String.format(Locale.ROOT, "%s: %.0f %%, %s", name, 100 * share, speed));
            out.flush();
        }
    }

    @Override
    public void merging() {
        bar.ifPresent(shown -> shown.stepTo(STEPS).setExtraMessage(word("đang gộp", "merging")));
    }

    private String word(String vi, String en) {
        return new Title(vi, en).in(language);
    }

    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
    }
}
