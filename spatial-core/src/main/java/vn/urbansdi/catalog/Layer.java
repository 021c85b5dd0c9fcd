package vn.urbansdi.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * The contract of one dataset, from which its table, its import mapping, its exposure on every protocol, its legend and
 * its access policy follow.
 *
 * @param id         published name, unique in the catalog: {@code land_parcel}, {@code cite:Lakes}
 * @param table      safe SQL identifier derived from the id; the table {@code layer.<table>}
 * @param topic      as catalogues sort it; empty where nobody said
 * @param key        attributes that together identify a feature
 * @param match      alternatives by which a delivered row finds its feature, tried in order; each a list of attributes, or
 *                   the word of a {@link ShapeMatch} alone
 * @param attributes in the order in which values travel in {@code Feature.values}
 * @param time       the attributes that say when a feature is; empty where time means nothing to the layer
 * @param elevation  the attribute that says how high a feature lies; empty where that means nothing to the layer
 * @param overlapAtMostM2 how far areas may overlap each other where people edit them, m²; empty: as they like
 * @param gml        the attributes that are the standard properties of a GML object
 * @param style      how it is drawn when nobody says otherwise
 * @param styles     how it can be drawn besides, by other names
 * @param examples   delivered fields and the attributes they must become; checked when the catalog is tested
 */
public record Layer(
        String id,
        String table,
        String theme,
        Title title,
        Optional<Title> description,
        List<String> keywords,
        Optional<TopicCategory> topic,
        Geometry geometry,
        List<String> key,
        List<List<String>> match,
        List<Attribute> attributes,
        Optional<Time> time,
        Optional<Elevation> elevation,
        OptionalDouble overlapAtMostM2,
        Gml gml,
        StyleDefinition style,
        List<StyleDefinition.Named> styles,
        Publish publish,
        List<Example> examples) {

    public Layer {
        keywords = List.copyOf(keywords);
        key = List.copyOf(key);
        match = List.copyOf(match);
        attributes = List.copyOf(attributes);
        styles = List.copyOf(styles);
        examples = List.copyOf(examples);
    }

    /** The column's type and the CRS in which the layer is stored. */
    public record Geometry(GeometryType type, int srid) {}

    /**
     * When a feature is: at one moment or day, or from {@code begin} until {@code end}, both included, either of which may be
     * missing and is then open. Names of public attributes of type date or timestamp.
     *
     * @param end  empty where {@code begin} alone is the moment
     * @param step how far apart moments are at least, as an ISO 8601 duration; empty where the type of the attributes says it
     */
    public record Time(String begin, Optional<String> end, Optional<String> step) {}

    /**
     * How high a feature lies.
     *
     * @param attribute name of a public attribute of type integer or decimal
     * @param crs       the vertical CRS, such as {@code EPSG:5727} or {@code CRS:88}, whose heights are metres
     * @param step      how far apart heights are, metres; empty where any may be met
     */
    public record Elevation(String attribute, String crs, OptionalDouble step) {}

    /**
     * Names of public text attributes that stand in GML as the standard properties of every object (OGC 07-036, 7.2.4) instead
     * of as properties of their own.
     */
    public record Gml(Optional<String> description, Optional<String> identifier, Optional<String> name) {

        public static final Gml NONE = new Gml(Optional.empty(), Optional.empty(), Optional.empty());

        /** The attribute behind {@code gml:description}, {@code gml:identifier} or {@code gml:name}, by the local name. */
        public Optional<String> attribute(String property) {
            return switch (property) {
                case "description" -> description;
                case "identifier" -> identifier;
                case "name" -> name;
                default -> Optional.empty();
            };
        }

        /** The local name of the standard property that an attribute is. */
        public Optional<String> property(String attribute) {
            return Stream.of("description", "identifier", "name")
                    .filter(property ->
                            attribute(property).filter(attribute::equals).isPresent())
                    .findFirst();
        }
    }

    public record Example(Map<String, String> in, Map<String, String> out) {
        public Example {
            in = Map.copyOf(in);
            out = Map.copyOf(out);
        }
    }

    /** The attribute of that name, also when the public may not see it. */
    public Optional<Attribute> attribute(String name) {
        return attributes.stream().filter(a -> a.name().equals(name)).findFirst();
    }

    /** The alternatives of {@link #match} that are lists of attributes, in their order. */
    public List<List<String>> attributeMatches() {
        return match.stream()
                .filter(names -> ShapeMatch.of(names, attributes).isEmpty())
                .toList();
    }

    /** Whether geometry decides where no attribute does. */
    public Optional<ShapeMatch> shapeMatch() {
        return match.stream()
                .flatMap(names -> ShapeMatch.of(names, attributes).stream())
                .findFirst();
    }

    /** What someone who has not signed in may see, filter by and sort by, in declared order. */
    public List<Attribute> publicAttributes() {
        return attributes.stream().filter(Attribute::isPublic).toList();
    }
}
