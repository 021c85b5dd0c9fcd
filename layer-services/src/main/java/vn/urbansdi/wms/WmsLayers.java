package vn.urbansdi.wms;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.stereotype.Component;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.LayerGroup;
import vn.urbansdi.catalog.LayerGroup.Member;
import vn.urbansdi.filter.Filter;
import vn.urbansdi.ows.KvpRequest;
import vn.urbansdi.ows.OwsException;
import vn.urbansdi.render.DrawnLayers;
import vn.urbansdi.render.MapPicture.StyledLayer;
import vn.urbansdi.style.StyledLayerDescriptor;
import vn.urbansdi.style.StyledLayerDescriptor.Choice;
import vn.urbansdi.style.StyledLayerDescriptor.NamedLayer;

/**
 * The names that may stand in {@code LAYERS}: layers, with or without the deployment's prefix, themes and other groups. With a
 * descriptor (OGC 05-078r4, 8; OGC 02-070, 6.4) and without {@code LAYERS} its own layers are drawn; with both it is a
 * library, in which {@code STYLES} are looked up first.
 */
@Component
final class WmsLayers {

    static final int MAX_NAMES = 100;

    /** Pictures of one layer above the other that a descriptor can ask for. */
    private static final int MAX_DRAWN = 200;

    private final DrawnLayers drawn;

    WmsLayers(DrawnLayers drawn) {
        this.drawn = drawn;
    }

    /**
     * The layers to draw, first one lowest.
     *
     * @throws OwsException LayerNotDefined or StyleNotDefined, or if there are too many
     */
    List<StyledLayer> resolve(KvpRequest kvp, Optional<StyledLayerDescriptor> descriptor) {
        List<StyledLayer> resolved =
                descriptor.isPresent() && kvp.text("LAYERS").isEmpty()
                        ? described(kvp, descriptor.get())
                        : named(kvp, descriptor);
        if (resolved.size() > MAX_NAMES + MAX_DRAWN) {
            throw WmsProblems.invalid(
                    "LAYERS", "Có quá nhiều lớp và kiểu vẽ để vẽ", "There are too many layers and styles to draw");
        }
        return resolved;
    }

    private List<StyledLayer> described(KvpRequest kvp, StyledLayerDescriptor descriptor) {
        MapFilters filters = MapFilters.read(kvp, descriptor.layers().size());
        List<StyledLayer> resolved = new ArrayList<>();
        for (int i = 0; i < descriptor.layers().size(); i++) {
            NamedLayer named = descriptor.layers().get(i);
            List<Choice> choices =
                    named.styles().isEmpty() ? List.of(new Choice.Named(Optional.empty())) : named.styles();
            for (Choice choice : choices) {
                for (Member member : map(named.name()).members()) {
                    resolved.add(
                            styled(member, choice).matching(named.filter()).matching(filters.of(i, member.layer())));
                }
            }
        }
        return resolved;
    }

    private List<StyledLayer> named(KvpRequest kvp, Optional<StyledLayerDescriptor> descriptor) {
        List<String> names = kvp.list("LAYERS");
        List<String> styles = kvp.list("STYLES");
        MapFilters filters = MapFilters.read(kvp, names.size());
        if (names.size() > MAX_NAMES) {
            throw WmsProblems.invalid(
                    "LAYERS", "LAYERS có hơn " + MAX_NAMES + " lớp", "LAYERS names more than " + MAX_NAMES + " layers");
        }
        if (!styles.isEmpty() && styles.size() != names.size()) {
            throw WmsProblems.invalid(
                    "STYLES",
                    "STYLES phải có đúng một kiểu vẽ cho mỗi lớp của LAYERS",
                    "STYLES must name one style for each of LAYERS");
        }
        List<StyledLayer> resolved = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String style = styles.isEmpty() ? "" : styles.get(i);
            for (Member member : map(names.get(i)).members()) {
                resolved.add(styled(member, style, descriptor).matching(filters.of(i, member.layer())));
            }
        }
        return resolved;
    }

    /**
     * A member of a map in a style of that name, looked up in the descriptor first.
     *
     * @param style empty for the default: the descriptor's own for the layer, or else the map's
     * @throws OwsException StyleNotDefined
     */
    StyledLayer styled(Member member, String style, Optional<StyledLayerDescriptor> descriptor) {
        Layer layer = member.layer();
        List<NamedLayer> described = descriptor.map(StyledLayerDescriptor::layers).orElse(List.of()).stream()
                .filter(named -> named.layers().equals(List.of(layer)))
                .toList();
        Filter filter = described.stream().map(NamedLayer::filter).reduce(Filter.ALL, Filter::and);
        List<Choice.User> own = described.stream()
                .flatMap(named -> named.styles().stream())
                .filter(Choice.User.class::isInstance)
                .map(Choice.User.class::cast)
                .toList();
        Optional<Choice.User> found = style.isEmpty()
                ? own.stream()
                        .filter(Choice.User::isDefault)
                        .findFirst()
                        .or(() -> own.stream().findFirst())
                : own.stream()
                        .filter(user -> user.name().equals(Optional.of(style)))
                        .findFirst();
        Choice choice = found.map(Choice.class::cast)
                .orElse(new Choice.Named(Optional.of(style).filter(name -> !name.isEmpty())));
        return styled(member, choice).matching(filter);
    }

    private StyledLayer styled(Member member, Choice choice) {
        Layer layer = member.layer();
        if (choice instanceof Choice.User user) {
            return new StyledLayer(layer, user.style(), Filter.ALL);
        }
        String name =
                choice.name().filter(asked -> !asked.equals(DrawnLayers.STYLE)).orElse(member.style());
        return drawn.style(layer, name)
                .map(style -> new StyledLayer(layer, style, Filter.ALL))
                .orElseThrow(() -> WmsProblems.styleNotDefined(name));
    }

    /** What lies beneath the map that is drawn first, {@code 0xRRGGBB}; empty where it leaves that to the request. */
    OptionalInt background(KvpRequest kvp, Optional<StyledLayerDescriptor> descriptor) {
        Optional<String> first = descriptor.isPresent() && kvp.text("LAYERS").isEmpty()
                ? descriptor.get().layers().stream().map(NamedLayer::name).findFirst()
                : kvp.list("LAYERS").stream().findFirst();
        return first.map(name -> map(name).backgroundRgb()).orElse(OptionalInt.empty());
    }

    /**
     * The layer of that name, or the group.
     *
     * @throws OwsException LayerNotDefined
     */
    LayerGroup map(String name) {
        return drawn.map(name).orElseThrow(() -> WmsProblems.layerNotDefined(name));
    }
}
