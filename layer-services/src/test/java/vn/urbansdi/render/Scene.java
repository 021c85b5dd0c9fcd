package vn.urbansdi.render;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBWriter;
import org.locationtech.jts.io.WKTReader;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.CodeList;
import vn.urbansdi.catalog.GeometryType;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.StyleDefinition;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.feature.Feature;
import vn.urbansdi.filter.Filter;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.ows.SecureXml;
import vn.urbansdi.style.CompiledStyle;
import vn.urbansdi.style.SldReader;
import vn.urbansdi.style.StyleCompiler;
import vn.urbansdi.style.StyledLayerDescriptor.Choice;
import vn.urbansdi.testing.TestLayers;

/** A few features drawn in Java, in EPSG:3857 with one metre for one pixel and y downwards from 0 as in the picture. */
final class Scene {

    private static final Title NONE = new Title("", "");

    private final DrawnFeatures source = new DrawnFeatures();
    private final List<MapPicture.StyledLayer> layers = new ArrayList<>();
    private final List<Feature> features = new ArrayList<>();
    private final int width;
    private final int height;
    private Layer layer;
    private CompiledStyle style;

    Scene(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /** Starts a layer with the attributes name, kind (with a code list of colours) and rank. */
    Scene layer(String id, GeometryType type, StyleDefinition.Rule... rules) {
        finishLayer();
        Layer plain = TestLayers.layer(id, type, 3857)
                .attribute(TestLayers.optional("name", AttributeType.TEXT))
                .attribute(coded(TestLayers.optional("kind", AttributeType.TEXT)))
                .attribute(TestLayers.optional("rank", AttributeType.INTEGER))
                .build();
        layer = new Layer(
                plain.id(),
                plain.table(),
                plain.theme(),
                new Title("Lớp " + id, "Layer " + id),
                plain.description(),
                plain.keywords(),
                plain.topic(),
                plain.geometry(),
                plain.key(),
                plain.match(),
                plain.attributes(),
                plain.time(),
                plain.elevation(),
                plain.overlapAtMostM2(),
                plain.gml(),
                new StyleDefinition(0, List.of(rules)),
                List.of(),
                plain.publish(),
                plain.examples());
        style = StyleCompiler.compile(layer, catalog(layer));
        return this;
    }

    /** The same, drawn as feature type styles of SE 1.1 say; {@code se} is the prefix of their namespace. */
    Scene layer(String id, GeometryType type, String featureTypeStyles) {
        layer(id, type, line(null, "#000000", 1));
        String document = "<StyledLayerDescriptor version='1.1.0' xmlns='http://www.opengis.net/sld'"
                + " xmlns:se='http://www.opengis.net/se' xmlns:ogc='http://www.opengis.net/ogc'><NamedLayer><se:Name>"
                + id + "</se:Name><UserStyle>" + featureTypeStyles
                + "</UserStyle></NamedLayer></StyledLayerDescriptor>";
        try {
            XMLStreamReader xml = SecureXml.open(document.getBytes(StandardCharsets.UTF_8));
            xml.nextTag();
            Choice choice = SldReader.read(xml, name -> List.of(layer), SecureXml::open)
                    .layers()
                    .get(0)
                    .styles()
                    .get(0);
            style = ((Choice.User) choice).style();
        } catch (XMLStreamException e) {
            throw new IllegalArgumentException(document, e);
        }
        return this;
    }

    /** @param wkt with y downwards */
    Scene feature(String wkt, String name, String kind, long rank) {
        features.add(new Feature(features.size() + 1L, new Object[] {name, kind, rank}, wkb(wkt)));
        return this;
    }

    BufferedImage paint(OptionalInt background) {
        finishLayer();
        MapView view = new MapView(new Extent(3857, 0, -height, width, 0), width, height);
        try {
            return new MapPainter(source)
                    .paint(new MapPicture(view, layers, background), Deadline.in(Duration.ofSeconds(30)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    BufferedImage legend(String language) {
        return new LegendPainter(catalog(layer))
                .paint(
                        List.of(new MapPicture.StyledLayer(layer, style, Filter.ALL)),
                        22,
                        14,
                        language,
                        Optional.empty(),
                        false);
    }

    static StyleDefinition.Rule area(String fill, double opacity, String stroke, double width) {
        return rule(fill, opacity, stroke, width, List.of(), null, null, null);
    }

    static StyleDefinition.Rule line(String when, String stroke, double width, Double... dash) {
        return rule(null, 1, stroke, width, List.of(dash), null, null, when);
    }

    static StyleDefinition.Rule mark(StyleDefinition.Shape shape, double size, String when) {
        return rule("#2a9d8f", 1, "#102a43", 1.5, List.of(), new StyleDefinition.Mark(shape, size), null, when);
    }

    static StyleDefinition.Rule label(double size, boolean bold, boolean followLine) {
        return rule(
                null,
                1,
                null,
                1,
                List.of(),
                null,
                new StyleDefinition.Label(
                        "name", Optional.empty(), size, bold, "#1d3557", Optional.of("#ffffff"), followLine),
                null);
    }

    private static StyleDefinition.Rule rule(
            String fill,
            double opacity,
            String stroke,
            double width,
            List<Double> dash,
            StyleDefinition.Mark mark,
            StyleDefinition.Label label,
            String when) {
        return new StyleDefinition.Rule(
                label == null ? Optional.of(new Title("Dòng chú giải", "Legend row")) : Optional.empty(),
                Optional.ofNullable(when),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(fill).map(Scene::colour),
                opacity,
                Optional.ofNullable(stroke).map(Scene::colour),
                width,
                dash,
                Optional.ofNullable(mark),
                Optional.ofNullable(label));
    }

    /** {@code "kind"} follows the code list. */
    private static StyleDefinition.Colour colour(String text) {
        return text.equals("kind")
                ? new StyleDefinition.Colour("#cccccc", Optional.of("kind"))
                : new StyleDefinition.Colour(text, Optional.empty());
    }

    private static vn.urbansdi.catalog.Attribute coded(vn.urbansdi.catalog.Attribute plain) {
        return new vn.urbansdi.catalog.Attribute(
                plain.name(),
                plain.type(),
                plain.title(),
                plain.required(),
                plain.queryable(),
                plain.aliases(),
                Optional.of("kinds"),
                plain.assign(),
                plain.visibleTo(),
                plain.unit());
    }

    private static Catalog catalog(Layer layer) {
        CodeList kinds = new CodeList(
                "kinds",
                NONE,
                List.of(
                        new CodeList.Code("RED", new Title("Màu đỏ", "Red"), Optional.of("#e63946")),
                        new CodeList.Code("BLUE", new Title("Màu xanh dương", "Blue"), Optional.of("#457b9d")),
                        new CodeList.Code("BARE", new Title("Không màu", "Bare"), Optional.empty())));
        return new Catalog(TestLayers.catalog(layer).deployment(), List.of(layer), List.of(kinds), List.of());
    }

    private void finishLayer() {
        if (layer != null && layers.stream().noneMatch(l -> l.layer().equals(layer))) {
            source.add(layer, features);
            layers.add(new MapPicture.StyledLayer(layer, style, Filter.ALL));
            features.clear();
        }
    }

    private static byte[] wkb(String wkt) {
        try {
            var geometry = new WKTReader().read(wkt);
            geometry.apply((org.locationtech.jts.geom.CoordinateFilter) c -> c.setY(-c.getY()));
            geometry.geometryChanged();
            return new WKBWriter().write(geometry);
        } catch (ParseException e) {
            throw new IllegalArgumentException(wkt, e);
        }
    }
}
