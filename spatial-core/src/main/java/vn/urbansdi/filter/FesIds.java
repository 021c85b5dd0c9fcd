package vn.urbansdi.filter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.geotools.api.filter.FilterFactory;
import org.geotools.api.filter.Id;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.filter.expression.Literal;
import org.geotools.api.filter.expression.PropertyName;
import org.geotools.api.filter.identity.FeatureId;
import org.geotools.factory.CommonFactoryFinder;
import vn.urbansdi.catalog.Layer;

/** Identifiers of features in Filter Encoding (OGC 09-026r2, 7.11), also as its earlier versions name them. */
final class FesIds {

    private static final FilterFactory FACTORY = CommonFactoryFinder.getFilterFactory();

    private final XmlCursor xml;
    private final Layer layer;

    FesIds(XmlCursor xml, Layer layer) {
        this.xml = xml;
        this.layer = layer;
    }

    /** What a comparison of the identifier means; empty where nothing is compared with it. */
    static Optional<org.geotools.api.filter.Filter> compared(String operator, Expression left, Expression right) {
        if (!isIdentifier(left) && !isIdentifier(right)) {
            return Optional.empty();
        }
        Expression other = isIdentifier(left) ? right : left;
        boolean equal = operator.equals("PropertyIsEqualTo");
        if (!(other instanceof Literal literal) || !(equal || operator.equals("PropertyIsNotEqualTo"))) {
            throw Refusal.operands(ValueReference.GML_ID, operator);
        }
        Id id = FACTORY.id(
                Set.of(FACTORY.featureId(String.valueOf(literal.getValue()).strip())));
        return Optional.of(equal ? id : FACTORY.not(id));
    }

    private static boolean isIdentifier(Expression expression) {
        return expression instanceof PropertyName name && name.getPropertyName().equals(ValueReference.GML_ID);
    }

    /** @param version that the feature must have; empty where the identifier says none */
    private record Identified(String rid, OptionalLong version) {}

    static boolean isId(String name) {
        return name.equals("ResourceId") || name.equals("FeatureId") || name.equals("GmlObjectId");
    }

    /** The one identifier whose start tag has just been entered, which is left; it may not name a version. */
    org.geotools.api.filter.Filter one() throws XMLStreamException {
        return FACTORY.id(Set.of(feature(unversioned(read()))));
    }

    /** A row of identifiers that ends the element around them, without versions. */
    org.geotools.api.filter.Filter row() throws XMLStreamException {
        List<FeatureId> ids = new ArrayList<>();
        for (Identified id : identified()) {
            ids.add(feature(unversioned(id)));
        }
        return FACTORY.id(Set.copyOf(ids));
    }

    /**
     * The same where features are to be changed: those without a version together, the others one by one.
     *
     * @return parts without a feature in common
     */
    List<FeaturesAtVersion> rowAtVersions(FilterCheck check) throws XMLStreamException {
        Map<String, OptionalLong> versions = new HashMap<>();
        List<FeatureId> anyVersion = new ArrayList<>();
        List<FeaturesAtVersion> parts = new ArrayList<>();
        for (Identified id : identified()) {
            OptionalLong before = versions.putIfAbsent(id.rid(), id.version());
            if (before != null) {
                if (!before.equals(id.version())) {
                    throw Refusal.syntax(id.rid(), "hai phiên bản của " + id.rid(), "two versions of " + id.rid());
                }
            } else if (id.version().isEmpty()) {
                anyVersion.add(feature(id));
            } else {
                parts.add(new FeaturesAtVersion(check.check(FACTORY.id(Set.of(feature(id)))), id.version()));
            }
        }
        if (!anyVersion.isEmpty()) {
            parts.add(new FeaturesAtVersion(check.check(FACTORY.id(Set.copyOf(anyVersion))), OptionalLong.empty()));
        }
        return parts;
    }

    private List<Identified> identified() throws XMLStreamException {
        List<Identified> ids = new ArrayList<>();
        do {
            if (!isId(xml.name())) {
                throw Refusal.syntax(
                        xml.name(),
                        "mã đối tượng và " + xml.name() + " đứng cạnh nhau",
                        "identifiers and " + xml.name() + " side by side");
            }
            ids.add(read());
            if (ids.size() > FilterLimits.NODES) {
                throw Refusal.tooLarge("nodes", FilterLimits.NODES);
            }
        } while (xml.enter());
        return ids;
    }

    private Identified read() throws XMLStreamException {
        for (String other : List.of("previousRid", "startDate", "endDate")) {
            if (xml.attribute(other).isPresent()) {
                throw Refusal.unsupported("ResourceId/@" + other);
            }
        }
        String rid = xml.attribute("rid")
                .or(() -> xml.attribute("fid"))
                .or(() -> xml.attribute("id"))
                .orElseThrow(() -> Refusal.syntax("ResourceId", "ResourceId thiếu rid", "ResourceId lacks rid"));
        OptionalLong version = xml.attribute("version").map(FesIds::number).orElse(OptionalLong.empty());
        xml.leave();
        if (ofAnotherType(rid)) {
            throw Refusal.otherType(rid);
        }
        return new Identified(rid, version);
    }

    /** Of the ways to name a version the number alone; {@code LAST} and the like, and dates, are for services that go back. */
    private static OptionalLong number(String version) {
        if (!version.strip().matches("[0-9]{1,18}")) {
            throw Refusal.unsupported("ResourceId/@version=" + version);
        }
        return OptionalLong.of(Long.parseLong(version.strip()));
    }

    private static Identified unversioned(Identified id) {
        if (id.version().isPresent()) {
            throw Refusal.unsupported("ResourceId/@version");
        }
        return id;
    }

    private static FeatureId feature(Identified id) {
        return FACTORY.featureId(id.rid());
    }

    /** Whether it is a feature's identifier, but of no feature of this layer. */
    private boolean ofAnotherType(String rid) {
        int dot = rid.lastIndexOf('.');
        if (dot < 1 || !rid.substring(dot + 1).matches("[0-9]{1,18}")) {
            return false;
        }
        String bare = layer.id().substring(layer.id().indexOf(':') + 1);
        String named = rid.substring(0, dot);
        return !named.equals(layer.id())
                && !named.equals(layer.id().replace(':', '_'))
                && !named.substring(named.indexOf(':') + 1).equals(bare);
    }
}
