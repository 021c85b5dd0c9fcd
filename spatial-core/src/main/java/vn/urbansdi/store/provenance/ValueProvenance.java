package vn.urbansdi.store.provenance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.feature.Provenance;
import vn.urbansdi.feature.Provenance.Origin;
import vn.urbansdi.feature.Provenance.Rule;
import vn.urbansdi.feature.Provenance.Statement;

/** Sets one value of a feature beside what all sources say of it. */
final class ValueProvenance {

    /** The name of the geometry among the attributes that a source delivers. */
    private static final String DELIVERED_GEOMETRY = "@geom";

    private static final Title GEOMETRY_TITLE = new Title("Hình", "Geometry");

    private final Genealogy genealogy;
    private final List<Spoken> sources;

    ValueProvenance(Genealogy genealogy, List<Spoken> sources) {
        this.genealogy = genealogy;
        this.sources = List.copyOf(sources);
    }

    Provenance.Value of(Attribute attribute, int position) {
        Optional<AttributeType> type = Optional.of(attribute.type());
        boolean assigned = attribute.assign().isPresent();
        return value(attribute.name(), attribute.title(), type, position, attribute.name(), assigned);
    }

    Provenance.Value ofGeometry(int position) {
        return value(Provenance.GEOMETRY, GEOMETRY_TITLE, Optional.empty(), position, DELIVERED_GEOMETRY, false);
    }

    private Provenance.Value value(
            String name, Title title, Optional<AttributeType> type, int position, String delivered, boolean assigned) {
        String value = genealogy.versions().get(0).values().get(position);
        Genealogy.Birth birth = genealogy.birth(position, type);
        List<Statement> all = new ArrayList<>();
        for (Spoken source : sources) {
            if (source.attributes().contains(delivered)) {
                statement(source, delivered, position, type, value)
                        .filter(said -> said.text() != null || value == null || source.erases())
                        .ifPresent(all::add);
            }
        }
        Origin origin = passedOn(birth, delivered, type, value)
                ? all.stream()
                        .filter(Statement::agrees)
                        .findFirst()
                        .map(said -> origin(said, birth))
                        .orElseGet(() -> origin(birth))
                : origin(birth);
        List<Statement> others = all.stream()
                .filter(said -> !(said.agrees() && origin.source().equals(Optional.of(said.source()))))
                .toList();
        List<String> over = others.stream()
                .filter(said -> !said.agrees())
                .map(Statement::source)
                .toList();
        boolean carried = origin.source().flatMap(this::find).stream()
                .allMatch(source -> source.attributes().contains(delivered));
        return new Provenance.Value(
                name,
                title,
                type,
                shown(type, value),
                origin,
                rule(origin, birth.version().run(), others, value == null, carried, assigned),
                over,
                others.stream().map(said -> shown(type, said)).toList());
    }

    private static Rule rule(
            Origin origin, long run, List<Statement> others, boolean empty, boolean carried, boolean assigned) {
        boolean disagreed = others.stream().anyMatch(said -> !said.agrees());
        if (origin.source().isEmpty()) {
            return disagreed ? Rule.EDITED : Rule.ENTERED;
        }
        if (!carried && others.isEmpty()) {
            return empty ? Rule.NOT_DELIVERED : assigned ? Rule.ASSIGNED : Rule.ONLY_SOURCE;
        }
        if (!disagreed) {
            return others.isEmpty() ? Rule.ONLY_SOURCE : Rule.AGREED;
        }
        // Who agrees lends the value his priority: the one that is believed most decides.
        int believed = Stream.concat(
                        origin.priority().stream(),
                        others.stream().filter(Statement::agrees).map(Statement::priority))
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
        boolean outranked = others.stream().anyMatch(said -> !said.agrees() && said.priority() < believed);
        boolean older =
                others.stream().anyMatch(said -> !said.agrees() && said.priority() >= believed && said.run() < run);
        return outranked && !older ? Rule.PRIORITY : Rule.NEWER;
    }

    private Origin origin(Genealogy.Birth birth) {
        FeatureVersion version = birth.version();
        if (version.run() == 0) {
            return new Origin(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    version.changedAt(),
                    version.changedBy(),
                    birth.oldest());
        }
        Optional<Runs.Run> run = genealogy.runs().find(version.run());
        return new Origin(
                Optional.of(version.source()),
                find(version.source()).map(Spoken::priority),
                Optional.ofNullable(version.file()),
                version.row() == 0 ? OptionalLong.empty() : OptionalLong.of(version.row()),
                OptionalLong.of(version.run()),
                run.flatMap(Runs.Run::finished).orElse(version.changedAt()),
                run.map(Runs.Run::startedBy).orElse(version.changedBy()),
                birth.oldest());
    }

    /** Whether the run that brought the value said something else itself: it withdrew its own, and the next source's came in. */
    private boolean passedOn(Genealogy.Birth birth, String delivered, Optional<AttributeType> type, String value) {
        return find(Optional.ofNullable(birth.version().source()).orElse("")).stream()
                .filter(source -> source.isKept()
                        && !source.withdrawn()
                        && source.run() == birth.version().run())
                .anyMatch(source -> delivered.equals(DELIVERED_GEOMETRY)
                        ? source.geometryKnown() && !Genealogy.same(type, value, source.geometry())
                        : source.said().containsKey(delivered)
                                && !Genealogy.same(type, value, source.said().get(delivered)));
    }

    private Origin origin(Statement said, Genealogy.Birth birth) {
        return new Origin(
                Optional.of(said.source()),
                Optional.of(said.priority()),
                said.file(),
                said.row(),
                OptionalLong.of(said.run()),
                said.at().orElse(birth.version().changedAt()),
                genealogy
                        .runs()
                        .find(said.run())
                        .map(Runs.Run::startedBy)
                        .orElse(birth.version().changedBy()),
                birth.oldest());
    }

    private Optional<Spoken> find(String source) {
        return sources.stream().filter(each -> each.source().equals(source)).findFirst();
    }

    private Optional<Statement> statement(
            Spoken source, String delivered, int position, Optional<AttributeType> type, String value) {
        if (source.isKept()) {
            boolean known = delivered.equals(DELIVERED_GEOMETRY)
                    ? source.geometryKnown()
                    : source.said().containsKey(delivered);
            if (source.withdrawn() || !known) {
                return Optional.empty();
            }
            String said = delivered.equals(DELIVERED_GEOMETRY)
                    ? source.geometry()
                    : source.said().get(delivered);
            Optional<Runs.Run> run = genealogy.runs().find(source.run());
            return Optional.of(new Statement(
                    source.source(),
                    source.priority(),
                    said,
                    Genealogy.same(type, value, said),
                    run.flatMap(Runs.Run::file),
                    OptionalLong.empty(),
                    source.run(),
                    run.flatMap(Runs.Run::finished)));
        }
        return genealogy.lastOf(source.source()).map(version -> {
            String said = version.values().get(position);
            return new Statement(
                    source.source(),
                    source.priority(),
                    said,
                    Genealogy.same(type, value, said),
                    Optional.ofNullable(version.file()),
                    version.row() == 0 ? OptionalLong.empty() : OptionalLong.of(version.row()),
                    version.run(),
                    genealogy.runs().find(version.run()).flatMap(Runs.Run::finished));
        });
    }

    private static Statement shown(Optional<AttributeType> type, Statement said) {
        return new Statement(
                said.source(),
                said.priority(),
                shown(type, said.text()),
                said.agrees(),
                said.file(),
                said.row(),
                said.run(),
                said.at());
    }

    /** Geometries are compared by a checksum, which is nobody's business; times are kept in UTC without saying so. */
    private static String shown(Optional<AttributeType> type, String text) {
        if (text == null || type.isEmpty()) {
            return null;
        }
        return type.get() == AttributeType.TIMESTAMP ? text + "Z" : text;
    }
}
