package vn.urbansdi.importer.run;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.urbansdi.catalog.Title;

/** What became of all files of one command, for people at a terminal. */
record TotalsTable(PrintWriter out, String language) {

    /** One line for each run, and their sum. */
    void print(List<ImportReport> reports, List<RepeatedImport> repeated, Map<String, Title> failures) {
        out.println();
        row(
                word("Lớp", "Layer"),
                word("đọc", "read"),
                word("thêm", "inserted"),
                word("sửa", "updated"),
                word("không đổi", "unchanged"),
                word("xung đột", "conflicts"),
                word("từ chối", "rejected"));
        long[] sum = new long[6];
        for (ImportReport report : reports) {
            add(
                    sum,
                    report.layer(),
                    report.read(),
                    report.inserted(),
                    report.updated(),
                    report.unchanged(),
                    report.conflicts().size(),
                    report.rejectedRows());
        }
        for (RepeatedImport each : repeated) {
            add(sum, each.layer(), each.read(), 0, 0, each.unchanged(), 0, each.rejected());
        }
        row(word("Tổng", "Total"), sum);
        failures.forEach((file, message) ->
                out.println(word("KHÔNG NHẬP ĐƯỢC ", "FAILED ") + file + ": " + message.in(language)));
        out.flush();
    }

    private void add(long[] sum, String name, long... counts) {
        row(name, counts);
        for (int i = 0; i < sum.length; i++) {
            sum[i] += counts[i];
        }
    }

    private void row(String name, long... counts) {
        row(
                name,
                Arrays.stream(counts)
                        .mapToObj(count -> String.format(Locale.ROOT, "%,d", count))
                        .toArray(String[]::new));
    }

    private void row(String name, String... cells) {
        StringBuilder line = new StringBuilder(String.format("%-20s", name));
        for (String cell : cells) {
            line.append(String.format("%11s", cell));
        }
        out.println(line);
    }

    private String word(String vi, String en) {
        return new Title(vi, en).in(language);
    }
}
