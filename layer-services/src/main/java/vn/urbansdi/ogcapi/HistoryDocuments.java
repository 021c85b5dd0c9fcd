package vn.urbansdi.ogcapi;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.springframework.stereotype.Component;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.feature.FeatureVersion;
import vn.urbansdi.feature.FeatureVersion.Act;
import vn.urbansdi.feature.FeatureVersion.ShapeChange;
import vn.urbansdi.format.Values;

/** A feature's history as a tree of JSON: of each version what it changed, who wrote it and when, and how it ended. */
@Component
final class HistoryDocuments {

    /** Below the feature. */
    static final String PATH = "/history";

    Map<String, Object> document(HistoryPage page) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", page.id());
        document.put("collection", page.collection().id());
        document.put(
                "versions",
                page.versions().stream().map(version -> version(page, version)).toList());
        document.put("timeStamp", Values.now());
        document.put("links", links(page));
        return document;
    }

    private static Map<String, Object> version(HistoryPage page, FeatureVersion version) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("version", version.version());
        json.put("change", HistoryPage.change(version));
        json.putAll(act(page, version.begin()));
        version.source().ifPresent(source -> json.put("source", source));
        json.put("changes", changes(page.collection().attributes(), version));
        version.shape().ifPresent(shape -> json.put("geometryChange", shape(shape)));
        version.end().ifPresent(end -> {
            json.put("until", Values.text(end.act().at()));
            if (end.deleted()) {
                json.put("deleted", act(page, end.act()));
            }
        });
        return json;
    }

    private static Map<String, Object> act(HistoryPage page, Act act) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("at", Values.text(act.at()));
        if (page.people()) {
            json.put("by", act.by());
        }
        act.run().ifPresent(run -> json.put("run", run));
        return json;
    }

    private static Map<String, Object> changes(List<Attribute> attributes, FeatureVersion version) {
        Map<String, Object> changes = new LinkedHashMap<>();
        for (int i = 0; i < attributes.size(); i++) {
            Object now = version.values().get(i);
            Object then = version.before().isPresent() ? version.before().get().get(i) : null;
            if (!Objects.equals(now, then)) {
                Map<String, Object> change = new LinkedHashMap<>();
                change.put("old", value(then));
                change.put("new", value(now));
                changes.put(attributes.get(i).name(), change);
            }
        }
        return changes;
    }

    private static Map<String, Object> shape(ShapeChange shape) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("movedM", number(shape.movedM()));
        json.put("areaChangeM2", number(shape.areaChangeM2()));
        return json;
    }

    private static Object number(OptionalDouble number) {
        return number.isPresent() ? (Object) number.getAsDouble() : null;
    }

    private static Object value(Object value) {
        return value instanceof Instant || value instanceof LocalDate ? Values.text(value) : value;
    }

    private static List<Link> links(HistoryPage page) {
        ApiRequest request = page.request();
        List<Link> links = new ArrayList<>(request.selfLinks());
        page.older()
                .ifPresent(href -> links.add(
                        new Link(href, "next", Documents.JSON, request.say("Phiên bản cũ hơn", "Older versions"))));
        links.add(new Link(
                request.root() + page.collection().itemPath(page.fid()),
                "latest-version",
                Documents.GEO_JSON,
                page.id()));
        links.add(GeoJsonItems.collectionLink(request, page.collection()));
        return links;
    }
}
