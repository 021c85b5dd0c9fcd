package vn.urbansdi.filter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.api.filter.expression.Expression;
import org.geotools.factory.CommonFactoryFinder;

/** The temporal operators of Filter Encoding (OGC 09-026r2, 7.9.2, table 4). */
public final class FesTemporal {

    private static final FilterFactory FACTORY = CommonFactoryFinder.getFilterFactory();

    private static final Map<String, Relation> RELATIONS = new LinkedHashMap<>();

    static {
        RELATIONS.put("After", FACTORY::after);
        RELATIONS.put("Before", FACTORY::before);
        RELATIONS.put("Begins", FACTORY::begins);
        RELATIONS.put("BegunBy", FACTORY::begunBy);
        RELATIONS.put("TContains", FACTORY::tcontains);
        RELATIONS.put("During", FACTORY::during);
        RELATIONS.put("EndedBy", FACTORY::endedBy);
        RELATIONS.put("Ends", FACTORY::ends);
        RELATIONS.put("TEquals", FACTORY::tequals);
        RELATIONS.put("Meets", FACTORY::meets);
        RELATIONS.put("MetBy", FACTORY::metBy);
        RELATIONS.put("TOverlaps", FACTORY::toverlaps);
        RELATIONS.put("OverlappedBy", FACTORY::overlappedBy);
        RELATIONS.put("AnyInteracts", FACTORY::anyInteracts);
    }

    private FesTemporal() {}

    private interface Relation {
        Filter between(Expression property, Expression time);
    }

    /** Names of all operators. */
    public static List<String> operators() {
        return List.copyOf(RELATIONS.keySet());
    }

    /** Reads the operator whose start tag has just been entered, and leaves it; whatever is not temporal is refused. */
    static Filter read(String name, XmlCursor xml, FesOperands operands) throws XMLStreamException {
        Relation relation = RELATIONS.get(name);
        if (relation == null) {
            throw Refusal.unsupported(name);
        }
        xml.require();
        Expression property = operands.expression();
        xml.require();
        Expression time = operands.time();
        xml.leave();
        return relation.between(property, time);
    }
}
