package vn.urbansdi.app;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.LayerGroup;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.geo.TileMatrixSet;
import vn.urbansdi.render.DrawnLayers;
import vn.urbansdi.tile.SeedPlan;
import vn.urbansdi.tile.Seeder;
import vn.urbansdi.tile.TileLevels;
import vn.urbansdi.tile.TileParts;

/**
 * Makes tiles ahead of time, in a process of its own that shares them with every running service through the database. It neither
 * takes the services' memory nor their places at the painter's, and works one tile at a time.
 */
@Command(
        name = "./sdi " + SeedCommand.NAME,
        mixinStandardHelpOptions = true,
        description = {
            "Tạo sẵn ô bản đồ vào cơ sở dữ liệu; ô đã có và còn đúng được bỏ qua, nên có thể dừng và chạy lại.",
            "Makes tiles ahead of time into the database; those that are there and still right are passed over, so it can be stopped and run again."
        })
final class SeedCommand implements Callable<Integer> {

    static final String NAME = "seed";

    private static final int DEFAULT_MAX_LEVEL = 14;
    private static final long STOP_SECONDS = 40;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "NAME",
            arity = "0..*",
            description = "Lớp, chủ đề hoặc nhóm lớp; không có: tất cả / layers, themes or groups; none: all.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--layer", paramLabel = "NAME", description = "Như trên / the same.")
    private List<String> more = new ArrayList<>();

    @Option(
            names = "--set",
            paramLabel = "TMS",
            defaultValue = "WebMercatorQuad",
            description = "Bộ ma trận ô / tile matrix set (${DEFAULT-VALUE}).")
    private String set = "";

    @Option(
            names = "--zoom",
            paramLabel = "A-B",
            defaultValue = "0-" + DEFAULT_MAX_LEVEL,
            description = "Các mức, kể cả hai đầu / levels, both included (${DEFAULT-VALUE}).")
    private String zoom = "";

    @Option(
            names = "--bbox",
            paramLabel = "W,S,E,N",
            description = "Chỉ trong hình chữ nhật này, kinh vĩ độ / only within, in degrees.")
    private String bbox = "";

    @Option(
            names = "--kind",
            paramLabel = "map|vector",
            description = "Chỉ ảnh, hoặc chỉ ô véc-tơ / only pictures, or only vector tiles.")
    private String kind = "";

    @Option(names = "--lang", paramLabel = "vi|en", defaultValue = "${env:SDI_LANG:-vi}", description = "vi | en")
    private String language = "vi";

    private Map<String, Object> settings = Map.of();
    private final AtomicBoolean stop = new AtomicBoolean();
    private final CountDownLatch ended = new CountDownLatch(1);

    /** @return how the process ends: 0 where all is there, 1 where something failed, 2 for a command line that cannot be */
    static int run(String... arguments) {
        return run(Map.of(), new PrintWriter(System.out, true, StandardCharsets.UTF_8), arguments);
    }

    /** @param settings besides those of the environment */
    static int run(Map<String, Object> settings, PrintWriter out, String... arguments) {
        SeedCommand command = new SeedCommand();
        command.settings = settings;
        return new CommandLine(command)
                .setOut(out)
                .setErr(out)
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    FailureAnalysis known = new StartFailureAnalyzer().analyze(failure);
                    line.getErr().println(known == null ? failure.toString() : known.getDescription());
                    return 1;
                })
                .execute(arguments);
    }

    @Override
    public Integer call() throws InterruptedException {
        Thread hook = new Thread(this::stopCleanly, "stop-seeding");
        Runtime.getRuntime().addShutdownHook(hook);
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(
                        TileParts.class, StoreConfiguration.class)
                .web(WebApplicationType.NONE)
                .registerShutdownHook(false)
                .logStartupInfo(false)
                .properties(Map.of("logging.level.root", "WARN", "sdi.tile.cache-size", "8MB"))
                .properties(settings)
                .run()) {
            SeedPlan plan = plan(context.getBean(Catalog.class), context.getBean(DrawnLayers.class));
            SeedProgress progress = new SeedProgress(spec.commandLine().getOut(), language);
            Seeder.Progress end = context.getBean(Seeder.class).seed(plan, stop::get, progress::show);
            progress.end(end);
            return end.failed() > 0 ? 1 : 0;
        } finally {
            ended.countDown();
            removeHook(hook);
        }
    }

    /** Ctrl-C: the tile that is being made is still kept. */
    private void stopCleanly() {
        stop.set(true);
        try {
            boolean clean = ended.await(STOP_SECONDS, TimeUnit.SECONDS);
            if (!clean) {
                spec.commandLine().getErr().println(new Title("Dừng giữa chừng.", "Stopped half-way.").in(language));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException goingDown) {
            // it is running
        }
    }

    private SeedPlan plan(Catalog catalog, DrawnLayers drawn) {
        TileMatrixSet matrices = catalog.deployment()
                .tileMatrixSet(set)
                .orElseThrow(() -> wrong(
                        "Không có bộ ma trận " + set + "; có " + sets(catalog) + ".",
                        "There is no tile matrix set " + set + "; there are " + sets(catalog) + "."));
        TileLevels levels = levels(matrices);
        List<LayerGroup> maps = new ArrayList<>();
        List<Layer> vectors = new ArrayList<>();
        List<String> wanted = new ArrayList<>(names);
        wanted.addAll(more);
        if (wanted.isEmpty()) {
            drawn.groups().forEach(group -> wanted.add(group.id()));
            catalog.layers().forEach(layer -> wanted.add(layer.id()));
        }
        for (String name : wanted) {
            Optional<LayerGroup> map = drawn.map(name);
            Optional<Layer> vector =
                    catalog.layer(name).filter(layer -> layer.publish().tiles().isPresent());
            if (map.isEmpty() && vector.isEmpty() && (names.contains(name) || more.contains(name))) {
                throw wrong(
                        "Không lớp, chủ đề hay nhóm lớp nào tên " + name + " có ô.",
                        "No layer, theme or group of the name " + name + " has tiles.");
            }
            map.filter(group -> !kind.equals("vector")).ifPresent(maps::add);
            vector.filter(layer -> !kind.equals("map")).ifPresent(vectors::add);
        }
        return new SeedPlan(maps, vectors, matrices, levels.first(), levels.last(), within());
    }

    private static String sets(Catalog catalog) {
        return catalog.deployment().tileMatrixSets().stream()
                .map(TileMatrixSet::id)
                .collect(Collectors.joining(", "));
    }

    private TileLevels levels(TileMatrixSet matrices) {
        int last = matrices.matrices().size() - 1;
        return TileArguments.levels(zoom)
                .filter(levels -> levels.last() <= last)
                .orElseThrow(() -> wrong(
                        "--zoom là một mức hoặc A-B, từ 0 đến " + last + ": " + zoom,
                        "--zoom is a level or A-B, from 0 to " + last + ": " + zoom));
    }

    private Optional<Extent> within() {
        if (!kind.isEmpty() && !kind.equals("map") && !kind.equals("vector")) {
            throw wrong("--kind là map hoặc vector: " + kind, "--kind is map or vector: " + kind);
        }
        if (bbox.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(TileArguments.box(bbox)
                .orElseThrow(() -> wrong(
                        "--bbox là tây,nam,đông,bắc bằng độ, ví dụ 107.0,20.9,107.2,21.0: " + bbox,
                        "--bbox is west,south,east,north in degrees, such as 107.0,20.9,107.2,21.0: " + bbox)));
    }

    private CommandLine.ParameterException wrong(String vi, String en) {
        String words = new Title(vi, en).in(language.toLowerCase(Locale.ROOT).equals("en") ? "en" : "vi");
        return new CommandLine.ParameterException(spec.commandLine(), words);
    }
}
