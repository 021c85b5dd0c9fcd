package vn.urbansdi.style;

import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.geotools.api.style.FeatureTypeStyle;
import org.geotools.api.style.Graphic;
import org.geotools.api.style.LineSymbolizer;
import org.geotools.api.style.PolygonSymbolizer;
import org.geotools.api.style.Rule;
import org.geotools.api.style.Style;
import org.geotools.api.style.StyleFactory;
import org.geotools.api.style.Symbolizer;
import org.geotools.styling.UomOgcMapping;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.filter.FesReader;
import vn.urbansdi.filter.Filter;
import vn.urbansdi.filter.FilterException;

/** Reads the styles of one layer: feature type styles, their rules and symbolizers (OGC 05-077r4, 9 to 11; OGC 02-070, 10). */
final class SldRules {

    private static final StyleFactory STYLES = SldSymbols.STYLES;
    private static final double MOST_DENOMINATOR = 1e15;

    private final SldCursor xml;
    private final Layer layer;
    private final SldParameters parameters;
    private final SldSymbols symbols;
    private final SldLabels labels;

    SldRules(SldCursor xml, Layer layer, SldIcons icons) {
        this.xml = xml;
        this.layer = layer;
        this.parameters = new SldParameters(xml, layer);
        this.symbols = new SldSymbols(xml, parameters, icons);
        this.labels = new SldLabels(xml, parameters, symbols);
    }

    /** {@code UserStyle}. */
    Style userStyle() throws XMLStreamException {
        Style style = STYLES.createStyle();
        style.featureTypeStyles().clear();
        style.setDefault(false);
        SldTexts titles = new SldTexts(xml);
        while (xml.child()) {
            switch (xml.name()) {
                case "Name" -> style.setName(xml.text());
                case "IsDefault" -> style.setDefault(xml.text().matches("1|true"));
                case "FeatureTypeStyle" -> style.featureTypeStyles().add(featureTypeStyle());
                default -> titles.read();
            }
        }
        titles.title().ifPresent(style.getDescription()::setTitle);
        titles.text().ifPresent(style.getDescription()::setAbstract);
        return style;
    }

    private FeatureTypeStyle featureTypeStyle() throws XMLStreamException {
        FeatureTypeStyle style = STYLES.createFeatureTypeStyle();
        SldTexts titles = new SldTexts(xml);
        while (xml.child()) {
            switch (xml.name()) {
                case "Name", "SemanticTypeIdentifier" -> xml.text(); // says nothing of how it is drawn
                case "FeatureTypeName" -> featureTypeName();
                case "Rule" -> style.rules().add(rule());
                default -> titles.read();
            }
        }
        return style;
    }

    /** Of the layer itself, with or without a prefix, or the name of them all. */
    void featureTypeName() throws XMLStreamException {
        int line = xml.line();
        String name = xml.text();
        String bare = name.substring(name.indexOf(':') + 1);
        if (!bare.equals("Feature")
                && !layer.id().substring(layer.id().indexOf(':') + 1).equals(bare)) {
            throw xml.invalid(line, "FeatureTypeName", name, layer.id(), layer.id());
        }
    }

    private Rule rule() throws XMLStreamException {
        xml.countRule();
        Rule rule = STYLES.createRule();
        SldTexts titles = new SldTexts(xml);
        int line = xml.line();
        while (xml.child()) {
            switch (xml.name()) {
                case "Name" -> rule.setName(xml.text());
                case "Filter" -> rule.setFilter(condition());
                case "ElseFilter" -> {
                    xml.empty();
                    rule.setElseFilter(true);
                }
                case "MinScaleDenominator" -> rule.setMinScaleDenominator(denominator());
                case "MaxScaleDenominator" -> rule.setMaxScaleDenominator(denominator());
                case "PolygonSymbolizer", "LineSymbolizer", "PointSymbolizer", "TextSymbolizer" ->
                    rule.symbolizers().add(symbolizer());
                default -> titles.read();
            }
        }
        boolean empty = rule.getMinScaleDenominator() >= rule.getMaxScaleDenominator();
        if (empty || rule.symbolizers().isEmpty() || (rule.isElseFilter() && rule.getFilter() != null)) {
            throw xml.problem(
                    line,
                    "Rule cần ít nhất một symbolizer, MinScaleDenominator nhỏ hơn MaxScaleDenominator, và không quá một"
                            + " Filter hay ElseFilter",
                    "a Rule needs a symbolizer, a MinScaleDenominator below the MaxScaleDenominator, and at most one of"
                            + " Filter and ElseFilter");
        }
        titles.title()
                .or(() -> Optional.ofNullable(rule.getName()).map(SldTexts::same))
                .ifPresent(rule.getDescription()::setTitle);
        titles.text().ifPresent(rule.getDescription()::setAbstract);
        return rule;
    }

    private double denominator() throws XMLStreamException {
        return ((Number) parameters.number(0, MOST_DENOMINATOR).getValue()).doubleValue();
    }

    /** A filter that features are compared with while they are drawn: comparisons of attributes with constants. */
    private org.geotools.api.filter.Filter condition() throws XMLStreamException {
        int line = xml.line();
        org.geotools.api.filter.Filter ast = filter().ast();
        try {
            new ConditionCompiler(layer, new StyleCompiler.Columns(layer)).compile(ast);
        } catch (StyleException e) {
            throw xml.problem(
                    line,
                    "Filter của Rule chỉ nhận phép so sánh thuộc tính công khai với hằng số, PropertyIsBetween,"
                            + " PropertyIsNull, And, Or, Not",
                    "the Filter of a Rule takes comparisons of public attributes with constants, PropertyIsBetween,"
                            + " PropertyIsNull, And, Or, Not");
        }
        return ast;
    }

    /** Any filter, by which the database looks for features. */
    Filter filter() throws XMLStreamException {
        int line = xml.line();
        try {
            return FesReader.read(xml.stream(), layer);
        } catch (FilterException e) {
            throw xml.problem(line, e.title().vi(), e.title().en());
        }
    }

    private Symbolizer symbolizer() throws XMLStreamException {
        xml.countSymbolizer();
        int line = xml.line();
        String name = xml.name();
        Optional<UomOgcMapping> unit = xml.attribute("uom").map(this::unit);
        int dimension = layer.geometry().type().dimension();
        if ((name.equals("PolygonSymbolizer") && dimension != 2) || (name.equals("LineSymbolizer") && dimension == 0)) {
            throw xml.problem(
                    line,
                    "lớp " + layer.id() + " không có hình để vẽ " + name + ": hãy dùng "
                            + (dimension == 0 ? "PointSymbolizer" : "LineSymbolizer"),
                    "the layer " + layer.id() + " has no geometry for a " + name + ": use a "
                            + (dimension == 0 ? "PointSymbolizer" : "LineSymbolizer"));
        }
        Symbolizer symbolizer = switch (name) {
            case "PolygonSymbolizer" -> polygon();
            case "LineSymbolizer" -> line();
            case "PointSymbolizer" -> point();
            default -> labels.textSymbolizer(this::isCommon);
        };
        unit.ifPresent(u -> symbolizer.setUnitOfMeasure(u.getUnit()));
        return symbolizer;
    }

    private UomOgcMapping unit(String written) {
        String name = written.substring(Math.max(written.lastIndexOf('/'), written.lastIndexOf(':')) + 1);
        return switch (name) {
            case "pixel" -> UomOgcMapping.PIXEL;
            case "metre", "meter" -> UomOgcMapping.METRE;
            case "foot" -> UomOgcMapping.FOOT;
            default -> throw xml.unsupported("uom=\"" + written + "\"");
        };
    }

    private Symbolizer polygon() throws XMLStreamException {
        PolygonSymbolizer polygon = STYLES.createPolygonSymbolizer();
        polygon.setFill(null);
        polygon.setStroke(null);
        while (xml.child()) {
            switch (xml.name()) {
                case "Fill" -> polygon.setFill(symbols.fill());
                case "Stroke" -> polygon.setStroke(symbols.stroke());
                default -> requireCommon();
            }
        }
        return polygon;
    }

    private Symbolizer line() throws XMLStreamException {
        LineSymbolizer line = STYLES.createLineSymbolizer();
        line.setStroke(SldSymbols.blackStroke());
        while (xml.child()) {
            switch (xml.name()) {
                case "Stroke" -> line.setStroke(symbols.stroke());
                default -> requireCommon();
            }
        }
        return line;
    }

    private Symbolizer point() throws XMLStreamException {
        int line = xml.line();
        Graphic graphic = null;
        while (xml.child()) {
            switch (xml.name()) {
                case "Graphic" -> graphic = symbols.graphics().graphic(false);
                default -> requireCommon();
            }
        }
        if (graphic == null) {
            throw xml.problem(line, "PointSymbolizer thiếu Graphic", "PointSymbolizer lacks a Graphic");
        }
        return STYLES.createPointSymbolizer(graphic, null);
    }

    private void requireCommon() throws XMLStreamException {
        if (!isCommon()) {
            throw xml.unsupported();
        }
    }

    /** Reads what every symbolizer may have and nobody sees; false if the element is none of that. */
    private boolean isCommon() throws XMLStreamException {
        switch (xml.name()) {
            case "Name" -> xml.text();
            case "Description" -> new SldTexts(xml).read();
            case "Geometry" -> geometry();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void geometry() throws XMLStreamException {
        int line = xml.line();
        String name = "";
        while (xml.child()) {
            if (!xml.name().equals("PropertyName")) {
                throw xml.unsupported();
            }
            name = xml.text();
        }
        if (!name.equals("geom")) {
            throw xml.invalid(line, "Geometry", name, "geom", "geom");
        }
    }
}
