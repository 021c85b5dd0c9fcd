package vn.urbansdi.importer.run;

import java.io.PrintWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.feature.Provenance;
import vn.urbansdi.importer.map.DeliveredLayer;
import vn.urbansdi.importer.row.DeliveryException;
import vn.urbansdi.store.Database;
import vn.urbansdi.store.provenance.PostgisProvenance;

/** Tells from where each value of a feature comes. Whoever holds the database's password may see every attribute. */
@Command(
        name = "provenance",
        mixinStandardHelpOptions = true,
        description = {
            "Cho biết từng giá trị của một đối tượng từ đâu mà có: nguồn, tệp, dòng, lần nhập, vì sao được giữ.",
            "Tells where each value of a feature comes from: source, file, row, run, and why it stands."
        })
final class ProvenanceCommand implements Callable<Integer> {

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.of("Asia/Ho_Chi_Minh"));

    @Spec
    private CommandSpec spec;

    @Mixin
    private LanguageOption language;

    @Parameters(index = "0", paramLabel = "LAYER", description = "Mã lớp / id of the layer.")
    private String layer = "";

    @Parameters(index = "1", paramLabel = "FID", description = "Số của đối tượng / number of the feature.")
    private long fid;

    @Override
    public Integer call() {
        Layer found = DeliveredLayer.of(CatalogLoader.load(System.getenv()), layer);
        try (Database database = Database.open(System.getenv())) {
            Provenance provenance = new PostgisProvenance(database.dataSource())
                    .of(found, fid, found.attributes())
                    .orElseThrow(() -> new DeliveryException(
                            "lớp " + layer + " không có đối tượng " + fid + ".",
                            "the layer " + layer + " has no feature " + fid + "."));
            PrintWriter out = spec.commandLine().getOut();
            out.printf(
                    "%s · %s %d · %s · %s%n",
                    provenance.feature(),
                    language.word("phiên bản", "version"),
                    provenance.version(),
                    WHEN.format(provenance.changedAt()),
                    provenance.changedBy());
            provenance.values().forEach(value -> print(out, value));
            out.flush();
        }
        return 0;
    }

    private void print(PrintWriter out, Provenance.Value value) {
        out.printf(
                "  %-18s %s%n      %s%s%n",
                value.attribute(),
                value.type().isEmpty() ? "…" : String.valueOf(value.text()),
                origin(value.origin()),
                reason(value));
        value.others()
                .forEach(said -> out.printf(
                        "      %s (%d, %s %d): %s%n",
                        said.source(),
                        said.priority(),
                        language.word("lần", "run"),
                        said.run(),
                        said.agrees()
                                ? language.word("cũng vậy", "the same")
                                : value.type().isEmpty() ? language.word("khác", "another") : said.text()));
    }

    private String origin(Provenance.Origin origin) {
        String where = origin.source()
                .map(source -> source + ": " + origin.file().orElse("?")
                        + (origin.row().isPresent()
                                ? language.word(", dòng ", ", row ")
                                        + origin.row().getAsLong()
                                : "")
                        + language.word(", lần ", ", run ") + origin.run().orElse(0))
                .orElse(language.word("người sửa ", "edited by ") + origin.by());
        return where + ", " + WHEN.format(origin.at());
    }

    private String reason(Provenance.Value value) {
        String over = value.over().stream().collect(Collectors.joining(", "));
        return switch (value.rule()) {
            case ONLY_SOURCE -> language.word(" — nguồn duy nhất", " — the only source");
            case AGREED -> language.word(" — mọi nguồn như nhau", " — all sources agree");
            case PRIORITY -> language.word(" — ưu tiên hơn ", " — priority over ") + over;
            case NEWER -> language.word(" — mới hơn ", " — newer than ") + over;
            case EDITED -> language.word(" — giữ vì đã sửa tay, trước ", " — kept since edited, against ") + over;
            case ENTERED -> language.word(" — sửa tay", " — edited");
            case ASSIGNED -> language.word(" — hệ thống tính một lần", " — computed once");
            case NOT_DELIVERED -> language.word(" — chưa nguồn nào nộp", " — delivered by nobody");
        };
    }
}
