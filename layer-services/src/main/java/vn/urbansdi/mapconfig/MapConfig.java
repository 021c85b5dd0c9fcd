package vn.urbansdi.mapconfig;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.urbansdi.catalog.CodeList;
import vn.urbansdi.catalog.Deployment;
import vn.urbansdi.catalog.GeometryType;
import vn.urbansdi.catalog.Title;

/**
 * What {@code /api/map} answers. Only what the public may see stands in it. Extents are {@code [west, south, east,
 * north]} in degrees, EPSG:4326.
 *
 * @param baseMaps   what may lie beneath the layers: the declared groups that have a background of their own
 * @param codeLists  by id, only those that an attribute of the layers refers to
 * @param projection the legal CRS of the place, in which the map shows coordinates
 * @param services   addresses of the domain queries that this deployment offers
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record MapConfig(
        Title title,
        Optional<Title> description,
        Optional<Title> notice,
        Deployment.Contact contact,
        List<Double> extent,
        List<Place> cities,
        List<Group> themes,
        List<MapLayer> layers,
        List<BaseMap> baseMaps,
        Map<String, CodeList> codeLists,
        Projection projection,
        List<String> services) {

    /** Somewhere to jump to. */
    record Place(String id, Title name, List<Double> extent) {}

    /** A theme that has at least one layer on the map. */
    record Group(String id, Title title) {}

    /**
     * @param background {@code #rrggbb}
     * @param layers     lowest first, each in its style of the group
     */
    record BaseMap(String id, Title title, String background, List<MapLayer> layers) {}

    /**
     * @param tiles    address of the vector tiles, with {@code {z}/{x}/{y}} to be filled in
     * @param minZoom  lowest zoom level that has tiles
     * @param maxZoom  highest zoom level that has tiles; the map enlarges them beyond
     * @param visible  switched on when the map opens
     * @param key      attributes that together identify a feature
     * @param style    drawing order and rules, as {@link vn.urbansdi.style.OpenLayersStyle} describes them
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record MapLayer(
            String id,
            String theme,
            Title title,
            Optional<Title> description,
            GeometryType geometry,
            String tiles,
            int minZoom,
            int maxZoom,
            boolean visible,
            List<String> key,
            List<Column> attributes,
            Map<String, Object> style) {}

    /**
     * @param codes id of the code list whose values it holds
     * @param unit  UCUM symbol
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Column(String name, Title title, String type, Optional<String> codes, Optional<String> unit) {}

    /** @param proj4 definition that proj4js understands, the datum shift included */
    record Projection(String code, String name, String proj4) {}
}
