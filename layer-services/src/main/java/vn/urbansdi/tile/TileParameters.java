package vn.urbansdi.tile;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.filter.EcqlParser;
import vn.urbansdi.filter.Filter;
import vn.urbansdi.filter.FilterException;
import vn.urbansdi.geo.CrsReference;
import vn.urbansdi.geo.CrsRegistry;
import vn.urbansdi.ows.AsOf;
import vn.urbansdi.ows.FilterParameters;
import vn.urbansdi.ows.KvpRequest;
import vn.urbansdi.ows.OwsException;
import vn.urbansdi.ows.TimePeriod;
import vn.urbansdi.problem.ProblemException;

/**
 * Reads conditions on vector tiles: {@code filter} with its language and CRS and {@code datetime} as items take them, ECQL as
 * {@code cql_filter}, and {@code asOf}. A filter holds for each of the layers.
 */
@Component
public final class TileParameters {

    private static final String CQL_FILTER = "cql_filter";
    private static final String DATETIME = "datetime";
    private static final String CRS_84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";

    /** Names of the parameters that tiles take by OGC API. */
    public static final Set<String> NAMES =
            Set.of(FilterParameters.FILTER, FilterParameters.LANGUAGE, FilterParameters.CRS, DATETIME, AsOf.PARAMETER);

    private final Catalog catalog;

    TileParameters(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * @param parameters all of the request, single ones
     * @throws ProblemException 400
     */
    public TileConditions read(Map<String, String> parameters, List<Layer> layers) {
        try {
            StringBuilder deciding = new StringBuilder();
            Optional<Instant> asOf = AsOf.read(text(parameters, AsOf.PARAMETER));
            asOf.ifPresent(instant -> deciding.append(instant));
            Map<String, Filter> filters = new HashMap<>();
            for (Layer layer : layers) {
                Filter filter = filter(parameters, layer);
                if (!filter.equals(Filter.ALL)) {
                    filters.put(layer.id(), filter);
                }
            }
            if (!filters.isEmpty()) {
                for (String name : List.of(
                        FilterParameters.FILTER,
                        FilterParameters.LANGUAGE,
                        FilterParameters.CRS,
                        CQL_FILTER,
                        DATETIME)) {
                    deciding.append('&').append(name).append('=').append(parameters.getOrDefault(name, ""));
                }
            }
            return deciding.isEmpty() ? TileConditions.NONE : TileConditions.of(filters, asOf, deciding.toString());
        } catch (OwsException e) {
            throw new ProblemException(HttpStatus.valueOf(e.httpStatus()), e.title(), e);
        } catch (FilterException e) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, e.title(), e);
        }
    }

    /**
     * As {@link #read}, of a plain address, which takes {@code cql_filter} too.
     *
     * @throws ProblemException 400, also for a parameter that is unknown or stands twice
     */
    TileConditions readPlain(Map<String, String[]> parameters, List<Layer> layers) {
        if (parameters.isEmpty()) {
            return TileConditions.NONE;
        }
        Map<String, String> single = new HashMap<>();
        parameters.forEach((name, values) -> {
            if (!NAMES.contains(name) && !name.equals(CQL_FILTER)) {
                String shown = KvpRequest.shown(name);
                throw ProblemException.badRequest(new Title(
                        "Không có tham số " + shown + " ở đây.", "There is no parameter " + shown + " here."));
            }
            if (values.length > 1) {
                throw ProblemException.badRequest(new Title(
                        "Tham số " + name + " xuất hiện hơn một lần; hãy để lại một giá trị.",
                        "The parameter " + name + " stands more than once; leave one value."));
            }
            single.put(name, values[0]);
        });
        return read(single, layers);
    }

    private Filter filter(Map<String, String> parameters, Layer layer) {
        CrsReference crs = crs(text(parameters, FilterParameters.CRS).orElse(CRS_84));
        Filter filter = FilterParameters.filter(
                text(parameters, FilterParameters.FILTER), text(parameters, FilterParameters.LANGUAGE), crs, layer);
        Optional<String> ecql = text(parameters, CQL_FILTER);
        if (ecql.isPresent()) {
            filter = filter.and(EcqlParser.parse(ecql.get(), layer));
        }
        Optional<String> datetime = text(parameters, DATETIME);
        return datetime.isEmpty()
                ? filter
                : filter.and(TimePeriod.require(DATETIME, datetime.get()).filter(layer));
    }

    private CrsReference crs(String identifier) {
        return CrsRegistry.standard()
                .find(identifier)
                .filter(found -> identifier.equals(CRS_84)
                        || catalog.deployment().crs().contains(found.crs().srid()))
                .orElseThrow(() -> OwsException.invalidParameterValue(
                        FilterParameters.CRS,
                        "filter-crs phải là một hệ toạ độ được phục vụ: " + KvpRequest.shown(identifier),
                        "filter-crs must be a CRS that is served: " + KvpRequest.shown(identifier)));
    }

    private static Optional<String> text(Map<String, String> parameters, String name) {
        return Optional.ofNullable(parameters.get(name)).filter(text -> !text.isBlank());
    }
}
