package vn.urbansdi.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.CatalogException;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.feature.FeatureSource;
import vn.urbansdi.feature.FeatureSourceException;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.geo.TileMatrixSet;
import vn.urbansdi.ows.LayerExtents;
import vn.urbansdi.pmtiles.PmtilesExport;
import vn.urbansdi.problem.ProblemException;
import vn.urbansdi.store.Database;
import vn.urbansdi.store.PostgisFeatureSource;
import vn.urbansdi.store.StoreException;
import vn.urbansdi.tile.TileJson;
import vn.urbansdi.tile.TileLevels;
import vn.urbansdi.tile.TileMaker;
import vn.urbansdi.tile.TileNames;

/** {@code sdi pmtiles}: vector tiles as one file, without the service. Exit codes as those of the importers. */
@Command(
        name = PmtilesCommand.NAME,
        mixinStandardHelpOptions = true,
        description = {
            "Ghi ô véc-tơ của các lớp ra một tệp PMTiles.",
            "Writes the vector tiles of layers to one PMTiles file."
        })
final class PmtilesCommand implements Callable<Integer> {

    static final String NAME = "pmtiles";

    /** Here a unit of a tile is 30 cm; clients enlarge what lies above. */
    private static final int USUAL_LAST_ZOOM = 15;

    private static final int WRONG_USAGE = 2;
    private static final int FAILED = 3;
    private static final int WGS_84 = 4326;
    private static final long LINE_EVERY_NS = 2_000_000_000L;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--layer",
            required = true,
            split = ",",
            paramLabel = "ID|THEME",
            description = "Lớp hoặc chủ đề, có thể nhiều / layers or themes, may be several.")
    private List<String> layers;

    @Option(
            names = "--zoom",
            paramLabel = "A-B",
            description = "Mức đầu và mức cuối / first and last level; B <= 15 unless said otherwise.")
    private String zoom;

    @Option(
            names = "--bbox",
            paramLabel = "W,S,E,N",
            description = "Chỉ khung này, bằng độ / only this box, in degrees.")
    private String bbox;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE",
            description = "Tệp đích / file to write.")
    private Path file;

    @Option(
            names = "--lang",
            paramLabel = "vi|en",
            defaultValue = "${env:SDI_LANG:-vi}",
            description = "Ngôn ngữ / language (SDI_LANG; vi).")
    private String language;

    private final Map<String, String> settings;

    private PmtilesCommand(Map<String, String> settings) {
        this.settings = settings;
    }

    /** @param settings the product's, as the environment has them */
    static CommandLine commandLine(Map<String, String> settings) {
        return new CommandLine(new PmtilesCommand(settings))
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    ((PmtilesCommand) command.getCommand()).explain(failure);
                    return FAILED;
                });
    }

    @Override
    public Integer call() throws IOException {
        Catalog catalog = CatalogLoader.load(settings);
        TileNames.Named named = new TileNames(catalog).require(String.join(",", layers));
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElseThrow();
        if (!Files.isDirectory(folder) || Files.isDirectory(file)) {
            return wrong("Không ghi được vào " + file + ".", file + " cannot be written.");
        }
        Optional<TileLevels> levels = levels(named.layers());
        if (levels.isEmpty()) {
            return wrong(
                    "--zoom là một mức hoặc A-B trong các mức của các lớp này, như 8-14: " + zoom,
                    "--zoom is a level or A-B among the levels of these layers, such as 8-14: " + zoom);
        }
        try (Database database = Database.open(settings)) {
            FeatureSource source = new PostgisFeatureSource(database.dataSource(), catalog);
            LayerExtents extents = new LayerExtents(catalog, source);
            Optional<Extent> area = area(named.layers(), extents);
            if (area.isEmpty()) {
                return wrong(
                        "--bbox là tây,nam,đông,bắc bằng độ, và phải gặp dữ liệu: " + bbox,
                        "--bbox is west,south,east,north in degrees, and must meet the data: " + bbox);
            }
            PmtilesExport export = new PmtilesExport(new TileMaker(catalog, source), new TileJson(catalog, extents));
            PmtilesExport.Summary summary = export.write(
                    new PmtilesExport.Order(named.title(), named.layers(), levels.get(), area.get(), language()),
                    file,
                    progress());
            out().println(file + ": " + summary.tiles() + " " + word("ô", "tiles") + ", "
                    + String.format(Locale.ROOT, "%,d", summary.bytes()) + " bytes"
                    + (summary.reduced() == 0
                            ? ""
                            : "; " + summary.reduced()
                                    + word(" ô không chứa hết được", " of them leave something out")));
            out().flush();
        }
        return 0;
    }

    private Optional<TileLevels> levels(List<Layer> chosen) {
        TileLevels all = TileLevels.of(chosen, TileMatrixSet.WEB_MERCATOR_QUAD);
        if (zoom == null) {
            return Optional.of(
                    new TileLevels(all.first(), Math.max(all.first(), Math.min(all.last(), USUAL_LAST_ZOOM))));
        }
        return TileArguments.levels(zoom).filter(wanted -> all.contains(wanted.first()) && all.contains(wanted.last()));
    }

    private Optional<Extent> area(List<Layer> chosen, LayerExtents extents) {
        Optional<Extent> data = chosen.stream()
                .flatMap(layer -> extents.of(layer, WGS_84).stream())
                .reduce(Extent::union);
        if (bbox == null) {
            return data;
        }
        return data.flatMap(whole -> TileArguments.box(bbox).flatMap(box -> shared(whole, box)));
    }

    private static Optional<Extent> shared(Extent one, Extent other) {
        double minX = Math.max(one.minX(), other.minX());
        double minY = Math.max(one.minY(), other.minY());
        double maxX = Math.min(one.maxX(), other.maxX());
        double maxY = Math.min(one.maxY(), other.maxY());
        return minX <= maxX && minY <= maxY
                ? Optional.of(new Extent(one.srid(), minX, minY, maxX, maxY))
                : Optional.empty();
    }

    private PmtilesExport.Progress progress() {
        long[] last = {System.nanoTime()};
        return (level, done, of, bytes) -> {
            if (System.nanoTime() - last[0] > LINE_EVERY_NS) {
                last[0] = System.nanoTime();
                out().println(String.format(
                        Locale.ROOT, "%s %d: %,d / %,d, %,d bytes", word("mức", "level"), level, done, of, bytes));
                out().flush();
            }
        };
    }

    private void explain(Exception failure) {
        PrintWriter err = spec.commandLine().getErr();
        if (failure instanceof ProblemException problem
                && problem.getBody().getProperties() != null
                && problem.getBody().getProperties().get("messages") instanceof Title message) {
            err.println(message.in(language()));
        } else if (failure instanceof StoreException store) {
            err.println(store.title().in(language()));
        } else if (failure instanceof CatalogException catalog) {
            catalog.problems().forEach(problem -> err.println(problem.in(language())));
        } else if (failure instanceof FeatureSourceException || failure instanceof IOException) {
            err.println(word("Không đọc hoặc ghi được: ", "Reading or writing failed: ") + failure.getMessage());
        } else {
            failure.printStackTrace(err);
        }
        err.flush();
    }

    private int wrong(String vi, String en) {
        spec.commandLine().getErr().println(word(vi, en));
        spec.commandLine().getErr().flush();
        return WRONG_USAGE;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private String language() {
        return "en".equals(language) ? "en" : "vi";
    }

    private String word(String vi, String en) {
        return new Title(vi, en).in(language());
    }
}
