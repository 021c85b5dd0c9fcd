package vn.urbansdi.format;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.Layer;

/** How attributes stand in GML: the standard properties of an object first, in their order (OGC 07-036, 7.2.4). */
final class GmlProperties {

    private GmlProperties() {}

    /** The tags of a property. */
    record Element(String open, String close) {}

    /** Positions of the attributes in the order in which they are written. */
    static int[] order(Layer layer, List<Attribute> attributes, GmlDialect dialect) {
        return IntStream.range(0, attributes.size())
                .boxed()
                .sorted(Comparator.comparingInt(i -> rank(layer, attributes.get(i), dialect)))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static int rank(Layer layer, Attribute attribute, GmlDialect dialect) {
        return standard(layer, attribute, dialect)
                .map(dialect.standardProperties()::indexOf)
                .orElse(dialect.standardProperties().size());
    }

    private static Optional<String> standard(Layer layer, Attribute attribute, GmlDialect dialect) {
        return layer.gml().property(attribute.name()).filter(dialect.standardProperties()::contains);
    }

    /** An identifier's code space is the namespace of the layers. */
    static Element element(Layer layer, Attribute attribute, GmlNames names, GmlDialect dialect) {
        Optional<String> standard = standard(layer, attribute, dialect);
        String name = standard.map(property -> "gml:" + property).orElse(names.prefix() + ":" + attribute.name());
        boolean identifier = standard.filter("identifier"::equals).isPresent();
        String codeSpace = identifier ? " codeSpace=\"" + names.namespace() + "\"" : "";
        return new Element("<" + name + codeSpace + ">", "</" + name + ">");
    }
}
