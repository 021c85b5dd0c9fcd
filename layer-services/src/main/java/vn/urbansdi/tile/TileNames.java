package vn.urbansdi.tile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.ows.KvpRequest;
import vn.urbansdi.problem.ProblemException;

/** The names by which vector tiles are asked for: layers, with or without the deployment's prefix, and groups. */
@Component
public final class TileNames {

    private final Catalog catalog;

    public TileNames(Catalog catalog) {
        this.catalog = catalog;
    }

    /** What names stand for. */
    public record Named(Title title, List<Layer> layers) {
        public Named {
            layers = List.copyOf(layers);
        }
    }

    /**
     * The layers of these names, in the order in which they are drawn, each once.
     *
     * @param names with commas between them
     * @throws ProblemException 404 where one of the names has no tiles
     */
    public Named require(String names) {
        Set<Layer> layers = new LinkedHashSet<>();
        List<Title> titles = new ArrayList<>();
        for (String name : KvpRequest.items(names)) {
            Named named = one(name);
            layers.addAll(named.layers());
            if (!titles.contains(named.title())) {
                titles.add(named.title());
            }
        }
        List<Layer> drawn = layers.stream()
                .sorted(Comparator.comparingInt((Layer layer) -> layer.style().order())
                        .thenComparing(Layer::id))
                .toList();
        Title title = titles.stream()
                .reduce((one, other) -> new Title(one.vi() + ", " + other.vi(), one.en() + ", " + other.en()))
                .orElseThrow();
        return new Named(title, drawn);
    }

    /** A layer goes before a theme of the same name. */
    private Named one(String name) {
        return catalog.layer(name)
                .filter(layer -> layer.publish().tiles().isPresent())
                .map(layer -> new Named(layer.title(), List.of(layer)))
                .or(() -> catalog.groups().stream()
                        .filter(group -> group.id().equals(name))
                        .map(group ->
                                group.only(layer -> layer.publish().tiles().isPresent()))
                        .filter(group -> !group.members().isEmpty())
                        .map(group -> new Named(group.title(), group.layers()))
                        .findFirst())
                .orElseThrow(() -> {
                    String shown = KvpRequest.shown(name);
                    return ProblemException.notFound(new Title(
                            "Không lớp, chủ đề hay nhóm lớp nào tên " + shown + " có ô bản đồ.",
                            "No layer, theme or group of the name " + shown + " has tiles."));
                });
    }
}
