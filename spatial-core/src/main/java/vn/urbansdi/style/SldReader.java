package vn.urbansdi.style;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.geotools.api.style.Style;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.filter.Filter;
import vn.urbansdi.style.StyledLayerDescriptor.Choice;
import vn.urbansdi.style.StyledLayerDescriptor.NamedLayer;

/**
 * Reads Styled Layer Descriptors 1.0.0 (OGC 02-070) and 1.1.0 (OGC 05-078r4) with Symbology Encoding 1.1.0 (OGC 05-077r4).
 * Whatever could not be drawn as it is written is refused with its element and line.
 */
public final class SldReader {

    private static final String SLD = "http://www.opengis.net/sld";
    private static final int MAX_LAYERS = 100;

    private final SldCursor xml;
    private final Function<String, List<Layer>> layers;
    private final SldIcons icons;

    private SldReader(SldCursor xml, Function<String, List<Layer>> layers, Function<byte[], XMLStreamReader> opener) {
        this.xml = xml;
        this.layers = layers;
        this.icons = new SldIcons(xml, opener);
    }

    /**
     * Reads to the end tag of the descriptor.
     *
     * @param xml    stands at {@code StyledLayerDescriptor}; hardened by whoever opened it (no DOCTYPE, no entities)
     * @param layers of a name, several of a group; empty where there is none of that name
     * @param opener of XML within the descriptor that is text there, such as icons; as hardened
     * @throws StyleException if something is not as the standards have it, or cannot be drawn
     */
    public static StyledLayerDescriptor read(
            XMLStreamReader xml, Function<String, List<Layer>> layers, Function<byte[], XMLStreamReader> opener)
            throws XMLStreamException {
        return new SldReader(new SldCursor(xml), layers, opener).descriptor();
    }

    private StyledLayerDescriptor descriptor() throws XMLStreamException {
        String version = xml.attribute("version").orElse("");
        if (!xml.name().equals("StyledLayerDescriptor") || !xml.namespace().equals(SLD)) {
            throw xml.problem(
                    xml.line(),
                    "phải bắt đầu bằng StyledLayerDescriptor của " + SLD,
                    "StyledLayerDescriptor of " + SLD + " must stand here");
        }
        if (!version.matches("1\\.(0\\.0|0\\.20|1\\.0)")) {
            throw xml.invalid(xml.line(), "version", version, "1.0.0 hoặc 1.1.0", "1.0.0 or 1.1.0");
        }
        List<NamedLayer> named = new ArrayList<>();
        SldTexts titles = new SldTexts(xml);
        while (xml.child()) {
            switch (xml.name()) {
                case "Name" -> xml.text();
                case "NamedLayer" -> named.add(namedLayer());
                case "UserLayer" ->
                    throw xml.problem(
                            xml.line(),
                            "không nhận UserLayer: hãy dùng NamedLayer với một lớp của dịch vụ",
                            "UserLayer is not supported: use a NamedLayer with one of the service's layers");
                default -> titles.read();
            }
            if (named.size() > MAX_LAYERS) {
                throw xml.problem(
                        xml.line(),
                        "có hơn " + MAX_LAYERS + " NamedLayer",
                        "there are more than " + MAX_LAYERS + " NamedLayer");
            }
        }
        return new StyledLayerDescriptor(named);
    }

    private NamedLayer namedLayer() throws XMLStreamException {
        int line = xml.line();
        String name = "";
        List<Layer> members = List.of();
        Filter filter = Filter.ALL;
        List<Choice> styles = new ArrayList<>();
        SldTexts titles = new SldTexts(xml);
        while (xml.child()) {
            switch (xml.name()) {
                case "Name" -> {
                    name = xml.text();
                    members = members(line, name);
                }
                case "LayerFeatureConstraints" -> filter = constraints(only(line, name, members));
                case "NamedStyle" -> styles.add(new Choice.Named(Optional.of(namedStyle())));
                case "UserStyle" -> styles.add(userStyle(only(line, name, members)));
                default -> titles.read();
            }
        }
        if (members.isEmpty()) {
            throw xml.problem(line, "NamedLayer thiếu Name", "NamedLayer lacks a Name");
        }
        return new NamedLayer(name, members, filter, styles);
    }

    private List<Layer> members(int line, String name) {
        List<Layer> members = layers.apply(name);
        if (members.isEmpty()) {
            throw xml.problem(
                    line,
                    "không có lớp “" + SldCursor.quoted(name) + "”",
                    "there is no layer “" + SldCursor.quoted(name) + "”");
        }
        return members;
    }

    private Layer only(int line, String name, List<Layer> members) {
        if (members.size() != 1) {
            throw xml.problem(
                    line,
                    "“" + SldCursor.quoted(name) + "” không phải tên một lớp: nhóm lớp chỉ nhận NamedStyle",
                    "“" + SldCursor.quoted(name) + "” is not the name of one layer: groups take only a NamedStyle");
        }
        return members.get(0);
    }

    private String namedStyle() throws XMLStreamException {
        String name = "";
        SldTexts titles = new SldTexts(xml);
        while (xml.child()) {
            if (xml.name().equals("Name")) {
                name = xml.text();
            } else {
                titles.read();
            }
        }
        return name;
    }

    private Choice userStyle(Layer layer) throws XMLStreamException {
        Style style = new SldRules(xml, layer, icons).userStyle();
        return new Choice.User(
                Optional.ofNullable(style.getName()).filter(name -> !name.isEmpty()),
                style.isDefault(),
                StyleCompiler.compile(layer, style));
    }

    /** Features that meet any of the constraints. */
    private Filter constraints(Layer layer) throws XMLStreamException {
        SldRules rules = new SldRules(xml, layer, icons);
        Optional<Filter> any = Optional.empty();
        while (xml.child()) {
            if (!xml.name().equals("FeatureTypeConstraint")) {
                throw xml.unsupported();
            }
            Filter filter = Filter.ALL;
            while (xml.child()) {
                switch (xml.name()) {
                    case "FeatureTypeName" -> rules.featureTypeName();
                    case "Filter" -> filter = rules.filter();
                    default -> throw xml.unsupported();
                }
            }
            Filter more = filter;
            any = Optional.of(any.map(before -> before.or(more)).orElse(more));
        }
        return any.orElse(Filter.ALL);
    }
}
