package vn.urbansdi.importer.run;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.Supplier;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.importer.doctor.Doctor;

/** Shows how far an examination has come: on one line of a terminal, elsewhere as a line every two seconds. */
final class DoctorProgress implements Doctor.Progress, AutoCloseable {

    private static final long LINE_EVERY_NS = 2_000_000_000L;
    private static final long REDRAW_EVERY_NS = 200_000_000L;
    private static final double PERCENT = 100;

    private final String name;
    private final PrintWriter out;
    private final String language;
    private final boolean isTerminal = TerminalProgress.isTerminal();
    private long last = System.nanoTime();
    private boolean drawn;

    DoctorProgress(String name, PrintWriter out, String language) {
        this.name = name;
        this.out = out;
        this.language = language;
    }

    @Override
    public void at(Doctor.Step step, double share) {
        show(() -> String.format(Locale.ROOT, "%s %.0f %%", step.title().in(language), PERCENT * share));
    }

    @Override
    public void converting(Title message) {
        show(() -> message.in(language));
    }

    private void show(Supplier<String> what) {
        long now = System.nanoTime();
        if (now - last < (isTerminal ? REDRAW_EVERY_NS : LINE_EVERY_NS)) {
            return;
        }
        last = now;
        String line = name + ": " + what.get();
        if (isTerminal) {
            out.print("\r\u001B[K" + line);
            drawn = true;
        } else {
            out.println(line);
        }
        out.flush();
    }

    @Override
    public void close() {
        if (drawn) {
            out.print("\r\u001B[K");
            out.flush();
        }
    }
}
