package vn.urbansdi.format;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.Layer;

/** How attributes stand in GML 3.2: the standard properties of an object first, in their order (OGC 07-036, 7.2.4). */
final class GmlProperties {

    private static final List<String> STANDARD = List.of("description", "identifier", "name");

    private GmlProperties() {}

    /** The tags of a property. */
    record Element(String open, String close) {}

    /** Positions of the attributes in the order in which they are written. */
    static int[] order(Layer layer, List<Attribute> attributes) {
        return IntStream.range(0, attributes.size())
                .boxed()
                .sorted(Comparator.comparingInt(i -> rank(layer, attributes.get(i))))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static int rank(Layer layer, Attribute attribute) {
        return layer.gml().property(attribute.name()).map(STANDARD::indexOf).orElse(STANDARD.size());
    }

    /** An identifier's code space is the namespace of the layers. */
    static Element element(Layer layer, Attribute attribute, GmlNames names) {
        Optional<String> standard = layer.gml().property(attribute.name());
        String name = standard.map(property -> "gml:" + property).orElse(names.prefix() + ":" + attribute.name());
        boolean identifier = standard.filter("identifier"::equals).isPresent();
        String codeSpace = identifier ? " codeSpace=\"" + names.namespace() + "\"" : "";
        return new Element("<" + name + codeSpace + ">", "</" + name + ">");
    }
}
