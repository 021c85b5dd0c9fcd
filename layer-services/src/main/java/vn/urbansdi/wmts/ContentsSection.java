package vn.urbansdi.wmts;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.LayerGroup;
import vn.urbansdi.catalog.Theme;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.geo.TileLimits;
import vn.urbansdi.geo.TileMatrix;
import vn.urbansdi.geo.TileMatrixSet;
import vn.urbansdi.ows.Addresses;
import vn.urbansdi.ows.LayerExtents;
import vn.urbansdi.ows.XmlWriter;
import vn.urbansdi.render.DrawnLayers;
import vn.urbansdi.tile.MapTiles;
import vn.urbansdi.tile.TileAnswer;

/** The sections Contents and Themes (OGC 07-057r7, 7.1.1.1.1 and 7.1.1.2): every map of WMS is a layer here. */
@Component
final class ContentsSection {

    private static final int WGS_84 = 4326;
    private static final MathContext PRECISION = new MathContext(16);

    private final Catalog catalog;
    private final DrawnLayers layers;
    private final LayerExtents extents;
    private final MapTiles tiles;

    ContentsSection(Catalog catalog, DrawnLayers layers, LayerExtents extents, MapTiles tiles) {
        this.catalog = catalog;
        this.layers = layers;
        this.extents = extents;
        this.tiles = tiles;
    }

    void write(XmlWriter xml, String baseUrl, String language) {
        xml.open("Contents");
        layers.byTheme().forEach((theme, members) -> {
            layers.map(theme.id())
                    .filter(map -> layers.isGroup(theme))
                    .ifPresent(map -> layer(xml, baseUrl, language, map));
            DrawnLayers.topFirst(members).forEach(layer -> layer(xml, baseUrl, language, LayerGroup.of(layer)));
        });
        layers.declaredGroups().forEach(group -> layer(xml, baseUrl, language, group));
        catalog.deployment().tileMatrixSets().forEach(set -> matrixSet(xml, set));
        xml.close();
    }

    void writeThemes(XmlWriter xml, String language) {
        xml.open("Themes");
        layers.byTheme().forEach((theme, members) -> theme(xml, language, theme, members));
        xml.close();
    }

    private void theme(XmlWriter xml, String language, Theme theme, List<Layer> members) {
        xml.open("Theme").leaf("ows:Title", theme.title().in(language)).leaf("ows:Identifier", theme.id());
        DrawnLayers.topFirst(members).forEach(layer -> xml.leaf("LayerRef", layer.id()));
        xml.close();
    }

    private void layer(XmlWriter xml, String baseUrl, String language, LayerGroup map) {
        List<Layer> members = map.layers();
        String title = map.title().in(language);
        xml.open("Layer").leaf("ows:Title", title);
        map.description().ifPresent(text -> xml.leaf("ows:Abstract", text.in(language)));
        members.stream()
                .flatMap(member -> extents.of(member, WGS_84).stream())
                .reduce(Extent::union)
                .ifPresent(extent -> xml.open("ows:WGS84BoundingBox")
                        .leaf("ows:LowerCorner", number(extent.minX()) + " " + number(extent.minY()))
                        .leaf("ows:UpperCorner", number(extent.maxX()) + " " + number(extent.maxY()))
                        .close());
        xml.leaf("ows:Identifier", map.id());
        members.forEach(member ->
                xml.empty("ows:Metadata", "xlink:href", Addresses.metadata(baseUrl, member), "about", member.id()));
        xml.open("Style", "isDefault", "true").leaf("ows:Title", title).leaf("ows:Identifier", DrawnLayers.STYLE);
        xml.empty(
                "LegendURL",
                "format",
                TileAnswer.PNG,
                "xlink:href",
                baseUrl + "/wms?SERVICE=WMS&VERSION=1.3.0&REQUEST=GetLegendGraphic&FORMAT=image/png&LAYER="
                        + Addresses.segment(map.id()) + "&LANGUAGE=" + language);
        xml.close().leaf("Format", TileAnswer.PNG);
        InfoExtension.byMediaType().keySet().forEach(type -> xml.leaf("InfoFormat", type));
        for (TileMatrixSet set : catalog.deployment().tileMatrixSets()) {
            link(xml, set, tiles.limits(map, set));
        }
        resources(xml, baseUrl + "/wmts/rest/" + Addresses.segment(map.id()));
        xml.close();
    }

    /** A set in which nothing of the layer can be seen is not linked, nor a matrix counted. */
    private static void link(XmlWriter xml, TileMatrixSet set, List<Optional<TileLimits>> limits) {
        if (limits.stream().allMatch(Optional::isEmpty)) {
            return;
        }
        xml.open("TileMatrixSetLink").leaf("TileMatrixSet", set.id()).open("TileMatrixSetLimits");
        for (int level = 0; level < limits.size(); level++) {
            String matrix = set.matrices().get(level).id();
            limits.get(level)
                    .ifPresent(each -> xml.open("TileMatrixLimits")
                            .leaf("TileMatrix", matrix)
                            .leaf("MinTileRow", Integer.toString(each.minRow()))
                            .leaf("MaxTileRow", atLeastOne(each.maxRow()))
                            .leaf("MinTileCol", Integer.toString(each.minColumn()))
                            .leaf("MaxTileCol", atLeastOne(each.maxColumn()))
                            .close());
        }
        xml.close().close();
    }

    /** The schema wants a positive number, and has no way to say that row 0 is the last: one row too many does no harm. */
    private static String atLeastOne(int last) {
        return Integer.toString(Math.max(1, last));
    }

    private static void resources(XmlWriter xml, String address) {
        String tile = address + "/{Style}/{TileMatrixSet}/{TileMatrix}/{TileRow}/{TileCol}";
        xml.empty("ResourceURL", "format", TileAnswer.PNG, "resourceType", "tile", "template", tile + ".png");
        InfoExtension.byMediaType()
                .forEach((type, extension) -> xml.empty(
                        "ResourceURL",
                        "format",
                        type,
                        "resourceType",
                        "FeatureInfo",
                        "template",
                        tile + "/{J}/{I}." + extension));
    }

    private static void matrixSet(XmlWriter xml, TileMatrixSet set) {
        xml.open("TileMatrixSet")
                .leaf("ows:Title", set.title())
                .leaf("ows:Identifier", set.id())
                .leaf("ows:SupportedCRS", set.crsUrn());
        set.wellKnownScaleSet().ifPresent(uri -> xml.leaf("WellKnownScaleSet", uri));
        for (TileMatrix matrix : set.matrices()) {
            double[] corner = set.corner(matrix);
            xml.open("TileMatrix")
                    .leaf("ows:Identifier", matrix.id())
                    .leaf("ScaleDenominator", number(matrix.scaleDenominator()))
                    .leaf("TopLeftCorner", number(corner[0]) + " " + number(corner[1]))
                    .leaf("TileWidth", Integer.toString(TileMatrix.TILE_PX))
                    .leaf("TileHeight", Integer.toString(TileMatrix.TILE_PX))
                    .leaf("MatrixWidth", Integer.toString(matrix.width()))
                    .leaf("MatrixHeight", Integer.toString(matrix.height()))
                    .close();
        }
        xml.close();
    }

    private static String number(double value) {
        return new BigDecimal(value).round(PRECISION).stripTrailingZeros().toPlainString();
    }
}
