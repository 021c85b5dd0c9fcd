package vn.urbansdi.catalog;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * Layers that are drawn together under one name: those of a theme, or those that a file of the catalog lists.
 *
 * @param members       drawn in order, later ones above; each layer once
 * @param backgroundRgb {@code 0xRRGGBB}, what lies beneath them wherever there is none of them; empty for nothing
 */
public record LayerGroup(
        String id, Title title, Optional<Title> description, List<Member> members, OptionalInt backgroundRgb) {

    public LayerGroup {
        members = List.copyOf(members);
    }

    /** @param style one of the layer's own, {@link StyleDefinition#DEFAULT} where nobody chose */
    public record Member(Layer layer, String style) {

        /** The layer in the style that it has by default. */
        public static Member of(Layer layer) {
            return new Member(layer, StyleDefinition.DEFAULT);
        }
    }

    /** Layers in the styles that they have by default, with nothing beneath. */
    public static LayerGroup of(String id, Title title, List<Layer> layers) {
        return new LayerGroup(
                id, title, Optional.empty(), layers.stream().map(Member::of).toList(), OptionalInt.empty());
    }

    /** One layer alone. */
    public static LayerGroup of(Layer layer) {
        return new LayerGroup(
                layer.id(), layer.title(), layer.description(), List.of(Member.of(layer)), OptionalInt.empty());
    }

    public List<Layer> layers() {
        return members.stream().map(Member::layer).toList();
    }

    /** With the layers only that {@code kept} holds for. */
    public LayerGroup only(Predicate<Layer> kept) {
        return new LayerGroup(
                id,
                title,
                description,
                members.stream().filter(member -> kept.test(member.layer())).toList(),
                backgroundRgb);
    }
}
