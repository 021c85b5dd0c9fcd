package vn.urbansdi.wms;

import java.awt.image.BufferedImage;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.LayerGroup;
import vn.urbansdi.catalog.Theme;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.geo.Crs;
import vn.urbansdi.geo.CrsRegistry;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.ows.Addresses;
import vn.urbansdi.ows.LayerExtents;
import vn.urbansdi.ows.XmlWriter;
import vn.urbansdi.render.DrawnLayers;
import vn.urbansdi.style.CompiledStyle.Rule;

/** The layers of the capabilities (OGC 06-042, 7.2.4.6): one root that cannot be asked for, in it themes with their layers, and other groups. */
@Component
final class LayerSection {

    private static final int WGS_84 = 4326;
    private static final int WEB_MERCATOR = 3857;

    /** The pixel of 0.28 mm, corner to corner: scale hints of 1.1.1 are ground diagonals (OGC 01-068r3, 7.1.4.5.8). */
    private static final double PIXEL_DIAGONAL_M = 0.00028 * Math.sqrt(2);

    private final Catalog catalog;
    private final DrawnLayers layers;
    private final LayerExtents extents;
    private final GetLegendGraphic legends;
    private final TimeDimension time;
    private final ElevationDimension elevation;
    private final Map<String, LegendSize> legendSizes = new ConcurrentHashMap<>();

    LayerSection(
            Catalog catalog,
            DrawnLayers layers,
            LayerExtents extents,
            GetLegendGraphic legends,
            TimeDimension time,
            ElevationDimension elevation) {
        this.catalog = catalog;
        this.layers = layers;
        this.extents = extents;
        this.legends = legends;
        this.time = time;
        this.elevation = elevation;
    }

    void write(XmlWriter xml, WmsVersion version, String baseUrl, String language) {
        xml.open("Layer").leaf("Title", catalog.deployment().title().in(language));
        offered().forEach(crs -> xml.leaf(version.crsParameter(), crs.code()));
        if (version == WmsVersion.V1_3_0) {
            xml.leaf("CRS", "CRS:84");
        }
        extents.ofDeployment(WGS_84).ifPresent(extent -> geographic(xml, version, extent));
        for (Crs crs : offered()) {
            extents.ofDeployment(crs.srid()).ifPresent(extent -> boundingBox(xml, version, crs, extent));
        }
        layers.byTheme().forEach((theme, members) -> theme(xml, version, baseUrl, language, theme, members));
        layers.declaredGroups().forEach(group -> group(xml, version, baseUrl, language, group));
        xml.close();
    }

    private void theme(
            XmlWriter xml, WmsVersion version, String baseUrl, String language, Theme theme, List<Layer> members) {
        xml.open("Layer", "queryable", "1");
        if (layers.isGroup(theme)) {
            xml.leaf("Name", theme.id());
        }
        xml.leaf("Title", theme.title().in(language));
        DrawnLayers.topFirst(members).forEach(layer -> layer(xml, version, baseUrl, language, layer));
        xml.close();
    }

    /** Its layers stand with their themes already, and no name may stand twice. */
    private void group(XmlWriter xml, WmsVersion version, String baseUrl, String language, LayerGroup group) {
        xml.open("Layer", "queryable", "1", "opaque", group.backgroundRgb().isPresent() ? "1" : "0")
                .leaf("Name", group.id())
                .leaf("Title", group.title().in(language));
        group.description().ifPresent(description -> xml.leaf("Abstract", description.in(language)));
        extent(group, WGS_84).ifPresent(extent -> geographic(xml, version, extent));
        for (Crs crs : boxed(catalog.deployment().srid())) {
            extent(group, crs.srid()).ifPresent(extent -> boundingBox(xml, version, crs, extent));
        }
        style(xml, baseUrl, language, group, DrawnLayers.STYLE, group.title());
        xml.close();
    }

    private Optional<Extent> extent(LayerGroup group, int srid) {
        return group.layers().stream()
                .flatMap(layer -> extents.of(layer, srid).stream())
                .reduce(Extent::union);
    }

    private void layer(XmlWriter xml, WmsVersion version, String baseUrl, String language, Layer layer) {
        xml.open("Layer", "queryable", "1")
                .leaf("Name", layer.id())
                .leaf("Title", layer.title().in(language));
        layer.description().ifPresent(description -> xml.leaf("Abstract", description.in(language)));
        if (!layer.keywords().isEmpty()) {
            xml.open("KeywordList");
            layer.keywords().forEach(keyword -> xml.leaf("Keyword", keyword));
            xml.close();
        }
        extents.of(layer, WGS_84).ifPresent(extent -> geographic(xml, version, extent));
        for (Crs crs : boxed(layer.geometry().srid())) {
            extents.of(layer, crs.srid()).ifPresent(extent -> boundingBox(xml, version, crs, extent));
        }
        dimensions(xml, version, layer);
        metadata(xml, version, baseUrl, layer);
        DrawnLayers.styleTitles(layer)
                .forEach((name, title) -> style(xml, baseUrl, language, LayerGroup.of(layer), name, title));
        scales(xml, version, layer);
        xml.close();
    }

    /** In 1.1.1 what is named and what it holds are two elements, the former of all layers' dimensions first. */
    private void dimensions(XmlWriter xml, WmsVersion version, Layer layer) {
        Map<String, String[]> units = new LinkedHashMap<>();
        Map<String, String> held = new LinkedHashMap<>();
        time.extent(layer).ifPresent(extent -> {
            units.put("time", new String[] {"units", "ISO8601"});
            held.put("time", extent);
        });
        elevation.extent(layer).ifPresent(extent -> {
            units.put(
                    "elevation",
                    new String[] {"units", layer.elevation().orElseThrow().crs(), "unitSymbol", "m"});
            held.put("elevation", extent);
        });
        if (version == WmsVersion.V1_3_0) {
            held.forEach((name, extent) -> xml.leaf(
                    "Dimension",
                    extent,
                    Stream.of(
                                    Stream.of("name", name),
                                    Arrays.stream(units.get(name)),
                                    Stream.of("default", extent, "multipleValues", "1", "nearestValue", "0"))
                            .flatMap(each -> each)
                            .toArray(String[]::new)));
            return;
        }
        units.forEach((name, unit) -> xml.empty(
                "Dimension",
                Stream.concat(Stream.of("name", name), Arrays.stream(unit)).toArray(String[]::new)));
        held.forEach(
                (name, extent) -> xml.leaf("Extent", extent, "name", name, "default", extent, "nearestValue", "0"));
    }

    private static void metadata(XmlWriter xml, WmsVersion version, String baseUrl, Layer layer) {
        xml.open("MetadataURL", "type", version == WmsVersion.V1_3_0 ? "ISO19115:2003" : "TC211")
                .leaf("Format", Addresses.METADATA_TYPE);
        GetCapabilities.onlineResource(xml, Addresses.metadata(baseUrl, layer));
        xml.close();
    }

    private static void geographic(XmlWriter xml, WmsVersion version, Extent extent) {
        if (version == WmsVersion.V1_3_0) {
            xml.open("EX_GeographicBoundingBox")
                    .leaf("westBoundLongitude", number(extent.minX()))
                    .leaf("eastBoundLongitude", number(extent.maxX()))
                    .leaf("southBoundLatitude", number(extent.minY()))
                    .leaf("northBoundLatitude", number(extent.maxY()))
                    .close();
            box(xml, "CRS", "CRS:84", extent, false);
        } else {
            xml.empty(
                    "LatLonBoundingBox",
                    "minx",
                    number(extent.minX()),
                    "miny",
                    number(extent.minY()),
                    "maxx",
                    number(extent.maxX()),
                    "maxy",
                    number(extent.maxY()));
        }
    }

    private static void boundingBox(XmlWriter xml, WmsVersion version, Crs crs, Extent extent) {
        boolean swapped = version == WmsVersion.V1_3_0 && crs.northFirst();
        box(xml, version.crsParameter(), crs.code(), extent, swapped);
    }

    private static void box(XmlWriter xml, String parameter, String code, Extent extent, boolean swapped) {
        String[] x = {number(extent.minX()), number(extent.maxX())};
        String[] y = {number(extent.minY()), number(extent.maxY())};
        String[] first = swapped ? y : x;
        String[] second = swapped ? x : y;
        xml.empty(
                "BoundingBox",
                parameter,
                code,
                "minx",
                first[0],
                "miny",
                second[0],
                "maxx",
                first[1],
                "maxy",
                second[1]);
    }

    private void style(XmlWriter xml, String baseUrl, String language, LayerGroup map, String name, Title title) {
        LegendSize size = legendSizes.computeIfAbsent(map.id() + "/" + name, id -> {
            BufferedImage legend = legends.legend(map, name);
            return new LegendSize(legend.getWidth(), legend.getHeight());
        });
        xml.open("Style")
                .leaf("Name", name)
                .leaf("Title", title.in(language))
                .open("LegendURL", "width", Integer.toString(size.widthPx), "height", Integer.toString(size.heightPx))
                .leaf("Format", MapFormat.PNG.mediaType());
        String style = name.equals(DrawnLayers.STYLE) ? "" : "&STYLE=" + name;
        GetCapabilities.onlineResource(
                xml,
                baseUrl + GetCapabilities.PATH
                        + "?SERVICE=WMS&VERSION=1.3.0&REQUEST=GetLegendGraphic&FORMAT=image/png&LAYER="
                        + URLEncoder.encode(map.id(), StandardCharsets.UTF_8) + style + "&LANGUAGE=" + language);
        xml.close().close();
    }

    private void scales(XmlWriter xml, WmsVersion version, Layer layer) {
        List<Rule> rules = DrawnLayers.styleTitles(layer).keySet().stream()
                .flatMap(name -> layers.style(layer, name).orElseThrow().rules().stream())
                .toList();
        double min = rules.stream()
                .mapToDouble(rule -> rule.scales().minDenominator())
                .min()
                .orElse(0);
        double max = rules.stream()
                .mapToDouble(rule -> rule.scales().maxDenominator())
                .max()
                .orElse(Double.POSITIVE_INFINITY);
        if (version == WmsVersion.V1_3_0) {
            atLeastZero(min).ifPresent(bound -> xml.leaf("MinScaleDenominator", bound));
            atLeastZero(max).ifPresent(bound -> xml.leaf("MaxScaleDenominator", bound));
        } else if (min > 0 || Double.isFinite(max)) {
            double top = Double.isFinite(max) ? max * PIXEL_DIAGONAL_M : 1e9;
            xml.empty("ScaleHint", "min", number(min * PIXEL_DIAGONAL_M), "max", number(top));
        }
    }

    private static Optional<String> atLeastZero(double bound) {
        return bound > 0 && Double.isFinite(bound) ? Optional.of(number(bound)) : Optional.empty();
    }

    private List<Crs> offered() {
        CrsRegistry registry = CrsRegistry.standard();
        List<Crs> offered = new ArrayList<>();
        catalog.deployment().crs().forEach(srid -> registry.crs(srid).ifPresent(offered::add));
        if (offered.stream().noneMatch(crs -> crs.srid() == WGS_84)) {
            offered.add(registry.require(WGS_84));
        }
        return offered;
    }

    /** A box in every CRS would be twenty lines for each layer: the stored one, the legal one and the two that maps use. */
    private List<Crs> boxed(int own) {
        List<Integer> wanted = List.of(own, catalog.deployment().srid(), WGS_84, WEB_MERCATOR);
        return offered().stream().filter(crs -> wanted.contains(crs.srid())).toList();
    }

    private static String number(double value) {
        return java.math.BigDecimal.valueOf(value)
                .setScale(8, java.math.RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    private record LegendSize(int widthPx, int heightPx) {}
}
