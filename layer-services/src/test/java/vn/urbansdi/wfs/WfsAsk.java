package vn.urbansdi.wfs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import vn.urbansdi.catalog.Layer;

/** A GetFeature of one layer, which goes out as key-value pairs or as XML: both must mean the same. */
final class WfsAsk {

    private static final String FES = "http://www.opengis.net/fes/2.0";
    private static final String GML = "http://www.opengis.net/gml/3.2";

    private final Layer layer;
    private boolean geoJson;
    private Optional<String> srsName = Optional.empty();
    private Optional<String> filter = Optional.empty();
    private Optional<String> cql = Optional.empty();
    private Optional<String> bbox = Optional.empty();
    private List<String> properties = List.of();
    private List<String> resourceIds = List.of();
    private List<Map.Entry<String, String>> sort = List.of();
    private OptionalLong count = OptionalLong.empty();
    private OptionalLong startIndex = OptionalLong.empty();
    private boolean hits;

    WfsAsk(Layer layer) {
        this.layer = layer;
    }

    WfsAsk geoJson(boolean wanted) {
        geoJson = wanted;
        return this;
    }

    WfsAsk srsName(String name) {
        srsName = Optional.of(name);
        return this;
    }

    /** @param operator the content of {@code fes:Filter}, prefixes fes and gml */
    WfsAsk filter(String operator) {
        filter = Optional.of(operator);
        return this;
    }

    WfsAsk cql(String ecql) {
        cql = Optional.of(ecql);
        return this;
    }

    WfsAsk bbox(String written) {
        bbox = Optional.of(written);
        return this;
    }

    WfsAsk properties(List<String> names) {
        properties = names;
        return this;
    }

    WfsAsk resourceIds(List<String> ids) {
        resourceIds = ids;
        return this;
    }

    /** @param keys names, and a direction or nothing */
    WfsAsk sort(List<Map.Entry<String, String>> keys) {
        sort = keys;
        return this;
    }

    WfsAsk page(OptionalLong start, OptionalLong number) {
        startIndex = start;
        count = number;
        return this;
    }

    WfsAsk hits() {
        hits = true;
        return this;
    }

    /** The request as key-value pairs, in turn. */
    String[] kvp() {
        List<String> pairs = new ArrayList<>(List.of("typeNames", "sdi:" + layer.id()));
        add(pairs, "outputFormat", geoJson ? Optional.of("application/json") : Optional.empty());
        add(pairs, "srsName", srsName);
        add(pairs, "filter", filter.map(WfsAsk::filterElement));
        add(pairs, "cql_filter", cql);
        add(pairs, "bbox", bbox);
        add(pairs, "propertyName", joined(properties));
        add(pairs, "resourceId", joined(resourceIds));
        add(
                pairs,
                "sortBy",
                joined(sort.stream()
                        .map(key -> (key.getKey() + " " + key.getValue()).strip())
                        .toList()));
        add(pairs, "count", count.isPresent() ? Optional.of("" + count.getAsLong()) : Optional.empty());
        add(pairs, "startIndex", startIndex.isPresent() ? Optional.of("" + startIndex.getAsLong()) : Optional.empty());
        add(pairs, "resultType", hits ? Optional.of("hits") : Optional.empty());
        return pairs.toArray(String[]::new);
    }

    /** The request as XML; {@code bbox} and {@code cql_filter} exist only as pairs. */
    String xml() {
        if (bbox.isPresent() || cql.isPresent()) {
            throw new IllegalStateException("not in XML");
        }
        StringBuilder xml = new StringBuilder("<wfs:GetFeature service='WFS' version='2.0.0'"
                + " xmlns:wfs='http://www.opengis.net/wfs/2.0' xmlns:fes='" + FES + "' xmlns:gml='" + GML
                + "' xmlns:q='" + RandomCases.NAMESPACE + "'");
        attribute(xml, "outputFormat", geoJson ? Optional.of("application/json") : Optional.empty());
        attribute(xml, "count", count.isPresent() ? Optional.of("" + count.getAsLong()) : Optional.empty());
        attribute(
                xml,
                "startIndex",
                startIndex.isPresent() ? Optional.of("" + startIndex.getAsLong()) : Optional.empty());
        attribute(xml, "resultType", hits ? Optional.of("hits") : Optional.empty());
        xml.append("><wfs:Query typeNames='q:").append(layer.id()).append("'");
        attribute(xml, "srsName", srsName);
        xml.append(">");
        properties.forEach(
                name -> xml.append("<wfs:PropertyName>q:").append(name).append("</wfs:PropertyName>"));
        filter.ifPresent(operator -> xml.append("<fes:Filter>").append(operator).append("</fes:Filter>"));
        if (!resourceIds.isEmpty()) {
            xml.append("<fes:Filter>");
            resourceIds.forEach(
                    id -> xml.append("<fes:ResourceId rid='").append(id).append("'/>"));
            xml.append("</fes:Filter>");
        }
        if (!sort.isEmpty()) {
            xml.append("<fes:SortBy>");
            sort.forEach(key -> xml.append("<fes:SortProperty><fes:ValueReference>q:")
                    .append(key.getKey())
                    .append("</fes:ValueReference>")
                    .append(key.getValue().isEmpty() ? "" : "<fes:SortOrder>" + key.getValue() + "</fes:SortOrder>")
                    .append("</fes:SortProperty>"));
            xml.append("</fes:SortBy>");
        }
        return xml.append("</wfs:Query></wfs:GetFeature>").toString();
    }

    boolean isGeoJson() {
        return geoJson;
    }

    /** Text as it may stand in an element or attribute. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("'", "&apos;")
                .replace("\"", "&quot;");
    }

    private static String filterElement(String operator) {
        return "<fes:Filter xmlns:fes='" + FES + "' xmlns:gml='" + GML + "'>" + operator + "</fes:Filter>";
    }

    private static Optional<String> joined(List<String> items) {
        return items.isEmpty() ? Optional.empty() : Optional.of(items.stream().collect(Collectors.joining(",")));
    }

    private static void add(List<String> pairs, String name, Optional<String> value) {
        value.ifPresent(text -> pairs.addAll(List.of(name, text)));
    }

    private static void attribute(StringBuilder xml, String name, Optional<String> value) {
        value.ifPresent(text ->
                xml.append(' ').append(name).append("='").append(escaped(text)).append('\''));
    }
}
