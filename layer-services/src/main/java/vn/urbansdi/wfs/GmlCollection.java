package vn.urbansdi.wfs;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import vn.urbansdi.format.GmlDialect;
import vn.urbansdi.format.Values;
import vn.urbansdi.ows.XmlWriter;

/**
 * Markup around features in GML: {@code wfs:FeatureCollection} as the version of WFS defines it whose GML that is (OGC 09-025r1,
 * 11.3.3; OGC 04-094, 9.3; OGC 02-058, 13.3.2).
 */
final class GmlCollection {

    static final String BEFORE_MEMBER = "<wfs:member>";
    static final String AFTER_MEMBER = "</wfs:member>";
    static final String END = "</wfs:FeatureCollection>\n";
    private static final String PROLOG = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    /** GML 2 wants the box around the features, which nobody knows before they have been read. */
    private static final String UNKNOWN_BOX = "<gml:boundedBy><gml:null>unknown</gml:null></gml:boundedBy>\n";

    private final FeatureTypes types;
    private final String service;
    private final WfsVersion shape;

    /**
     * @param service address of the service
     * @param gml     the format, one of GML
     */
    GmlCollection(FeatureTypes types, String service, OutputFormat gml) {
        this.types = types;
        this.service = service;
        this.shape = WfsVersion.ofGml(gml);
    }

    /** In which the features are written. */
    GmlDialect dialect() {
        return shape.gml().dialect();
    }

    /** What stands before each feature. */
    String beforeMember() {
        return shape == WfsVersion.V2_0_0 ? BEFORE_MEMBER : "<gml:featureMember>";
    }

    /** What stands after each feature. */
    String afterMember() {
        return shape == WfsVersion.V2_0_0 ? AFTER_MEMBER : "</gml:featureMember>";
    }

    /** In the place of a feature that stands in the answer already (OGC 09-025r2, 7.9.2.3). */
    String reference(FeatureType type, long fid) {
        String member = beforeMember();
        return member.substring(0, member.length() - 1) + " xmlns:xlink=\"" + Names.XLINK + "\" xlink:href=\"#"
                + type.gmlNames().idPrefix() + fid + "\"/>\n";
    }

    /** The start tag of the whole answer. */
    String begin(GetFeatureRequest request, long matched, long returned, PageLinks links) {
        return begin("wfs:FeatureCollection", request, matched, returned, links);
    }

    /** The start tag of the answer to GetPropertyValue (10.3). */
    String beginValues(GetFeatureRequest request, long matched, long returned, PageLinks links) {
        return begin("wfs:ValueCollection", request, matched, returned, links);
    }

    private String begin(String element, GetFeatureRequest request, long matched, long returned, PageLinks links) {
        Attributes attributes = new Attributes()
                .add("xmlns:wfs", shape.namespace())
                .addAll(namespaces(request.queries(), shape.namespace() + " " + shape.schema() + " "));
        switch (shape) {
            case V2_0_0 -> {
                numbers(attributes, matched, returned);
                links.next().ifPresent(next -> attributes.add("next", next));
                links.previous().ifPresent(previous -> attributes.add("previous", previous));
            }
            case V1_1_0 ->
                attributes
                        .add("timeStamp", Values.now())
                        .add("numberOfFeatures", Long.toString(request.hits() ? matched : returned));
            case V1_0_0 -> {}
        }
        request.lockId().ifPresent(lockId -> attributes.add("lockId", lockId));
        String start = PROLOG + "<" + element + attributes + ">\n";
        return shape == WfsVersion.V1_0_0 ? start + UNKNOWN_BOX : start;
    }

    /** The start tag of the answer to one of several queries. */
    static String beginNested(long matched, long returned) {
        Attributes attributes = new Attributes();
        numbers(attributes, matched, returned);
        return BEFORE_MEMBER + "<wfs:FeatureCollection" + attributes + ">\n";
    }

    static String endNested() {
        return END.strip() + AFTER_MEMBER + "\n";
    }

    /** What stands before a feature that is itself the answer. */
    static String prolog() {
        return PROLOG;
    }

    /** Attributes that a feature needs when it is itself the answer. */
    String rootAttributes(WfsQuery query) {
        return namespaces(List.of(query), "").toString();
    }

    private Attributes namespaces(List<WfsQuery> queries, String schemaLocations) {
        Set<String> names =
                queries.stream().map(query -> query.type().name()).collect(Collectors.toCollection(LinkedHashSet::new));
        String describe = service + "?service=WFS&version=" + shape.number() + "&request=DescribeFeatureType&"
                + shape.typeNames() + "=" + String.join(",", names);
        return new Attributes()
                .add("xmlns:gml", dialect().namespace())
                .add("xmlns:" + types.prefix(), types.namespace())
                .add("xmlns:xsi", Names.XSI)
                .add("xsi:schemaLocation", schemaLocations + types.namespace() + " " + describe);
    }

    private static void numbers(Attributes attributes, long matched, long returned) {
        attributes
                .add("timeStamp", Values.now())
                .add("numberMatched", Long.toString(matched))
                .add("numberReturned", Long.toString(returned));
    }

    /** Attributes of a start tag, escaped. */
    private static final class Attributes {
        private final StringBuilder text = new StringBuilder();

        Attributes add(String name, String value) {
            text.append(' ')
                    .append(name)
                    .append("=\"")
                    .append(XmlWriter.escaped(value))
                    .append('"');
            return this;
        }

        Attributes addAll(Attributes others) {
            text.append(others.text);
            return this;
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
