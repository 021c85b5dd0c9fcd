package vn.urbansdi.mapconfig;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.CodeList;
import vn.urbansdi.catalog.Deployment;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.LayerGroup;
import vn.urbansdi.catalog.Publish;
import vn.urbansdi.geo.Crs;
import vn.urbansdi.geo.CrsRegistry;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.style.OpenLayersStyle;
import vn.urbansdi.style.StyleCompiler;

/** Reads off the catalog what the browser needs: layers with a row in the panel, and what those refer to. */
final class MapConfigReader {

    private MapConfigReader() {}

    static MapConfig read(Catalog catalog, List<String> services) {
        Deployment deployment = catalog.deployment();
        List<MapConfig.MapLayer> layers = catalog.layers().stream()
                .filter(layer -> layer.publish().map().isPresent()
                        && layer.publish().tiles().isPresent())
                .map(layer -> layer(LayerGroup.Member.of(layer), catalog))
                .toList();
        List<MapConfig.Group> themes = deployment.themes().stream()
                .filter(theme -> layers.stream().anyMatch(layer -> layer.theme().equals(theme.id())))
                .map(theme -> new MapConfig.Group(theme.id(), theme.title()))
                .toList();
        List<MapConfig.Place> cities = deployment.cities().stream()
                .map(city -> new MapConfig.Place(city.id(), city.name(), bounds(city.extent())))
                .toList();
        Crs crs = CrsRegistry.standard().require(deployment.srid());
        return new MapConfig(
                deployment.title(),
                deployment.description(),
                deployment.notice(),
                deployment.contact(),
                bounds(deployment.extent()),
                cities,
                themes,
                layers,
                baseMaps(catalog),
                codeLists(layers, catalog),
                new MapConfig.Projection(crs.code(), crs.name(), crs.projText()),
                services);
    }

    private static List<MapConfig.BaseMap> baseMaps(Catalog catalog) {
        List<MapConfig.BaseMap> baseMaps = new ArrayList<>();
        for (LayerGroup group : catalog.declaredGroups()) {
            List<MapConfig.MapLayer> layers =
                    group.only(layer -> layer.publish().tiles().isPresent()).members().stream()
                            .map(member -> layer(member, catalog))
                            .toList();
            if (group.backgroundRgb().isPresent() && !layers.isEmpty()) {
                String background = String.format("#%06X", group.backgroundRgb().getAsInt());
                baseMaps.add(new MapConfig.BaseMap(group.id(), group.title(), background, layers));
            }
        }
        return baseMaps;
    }

    private static MapConfig.MapLayer layer(LayerGroup.Member member, Catalog catalog) {
        Layer layer = member.layer();
        Publish.Tiles tiles = layer.publish().tiles().orElseThrow();
        return new MapConfig.MapLayer(
                layer.id(),
                layer.theme(),
                layer.title(),
                layer.description(),
                layer.geometry().type(),
                "/tiles/" + layer.id() + "/{z}/{x}/{y}.mvt",
                tiles.minZoom(),
                tiles.maxZoom(),
                layer.publish().map().filter(Publish.MapPanel::visible).isPresent(),
                layer.key(),
                layer.publicAttributes().stream().map(MapConfigReader::column).toList(),
                OpenLayersStyle.of(StyleCompiler.compileAll(layer, catalog).get(member.style())));
    }

    private static MapConfig.Column column(Attribute attribute) {
        return new MapConfig.Column(
                attribute.name(), attribute.title(), attribute.type().yamlName(), attribute.codes(), attribute.unit());
    }

    private static Map<String, CodeList> codeLists(List<MapConfig.MapLayer> layers, Catalog catalog) {
        Map<String, CodeList> lists = new TreeMap<>();
        Stream<MapConfig.Column> columns = layers.stream().flatMap(layer -> layer.attributes().stream());
        columns.map(MapConfig.Column::codes)
                .flatMap(Optional::stream)
                .distinct()
                .forEach(id -> catalog.codeList(id).ifPresent(list -> lists.put(id, list)));
        return lists;
    }

    private static List<Double> bounds(Extent extent) {
        return List.of(extent.minX(), extent.minY(), extent.maxX(), extent.maxY());
    }
}
