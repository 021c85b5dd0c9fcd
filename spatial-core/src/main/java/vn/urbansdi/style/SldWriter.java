package vn.urbansdi.style;

import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLStreamException;
import org.geotools.api.filter.Filter;
import org.geotools.api.style.Description;
import org.geotools.api.style.FeatureTypeStyle;
import org.geotools.api.style.LineSymbolizer;
import org.geotools.api.style.PointSymbolizer;
import org.geotools.api.style.PolygonSymbolizer;
import org.geotools.api.style.Rule;
import org.geotools.api.style.Style;
import org.geotools.api.style.Symbolizer;
import org.geotools.api.style.TextSymbolizer;
import org.geotools.styling.UomOgcMapping;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;

/**
 * Writes the catalog's styles as Styled Layer Descriptors 1.0.0 (OGC 02-070) or 1.1.0 with Symbology Encoding 1.1.0 (OGC
 * 05-078r4, 05-077r4), valid against their schemas. A title stands in one language: both standards have room for no more.
 */
public final class SldWriter {

    private final SldDocument xml;
    private final SldSymbolWriter symbols;
    private final Locale language;

    private SldWriter(SldVersion version, Locale language) throws XMLStreamException {
        this.xml = new SldDocument(version);
        this.symbols = new SldSymbolWriter(xml);
        this.language = language;
    }

    /**
     * @param layers   each with all its styles, the default one first
     * @param language {@code vi} or {@code en}
     */
    public static byte[] write(Catalog catalog, List<Layer> layers, SldVersion version, String language) {
        try {
            SldWriter writer = new SldWriter(version, Locale.forLanguageTag(language));
            for (Layer layer : layers) {
                writer.namedLayer(layer, StyleModel.all(layer, catalog), catalog);
            }
            return writer.xml.finish();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private void namedLayer(Layer layer, List<Style> styles, Catalog catalog) throws XMLStreamException {
        xml.openSld("NamedLayer");
        xml.leaf("Name", layer.id());
        boolean first = true;
        for (Style style : styles) {
            userStyle(SpreadColours.of(style, layer, catalog), first);
            first = false;
        }
        xml.close();
    }

    private void userStyle(Style style, boolean isDefault) throws XMLStreamException {
        xml.openSld("UserStyle");
        xml.leaf("Name", style.getName());
        description(style.getDescription());
        if (isDefault) {
            xml.leafSld("IsDefault", "1");
        }
        for (FeatureTypeStyle group : style.featureTypeStyles()) {
            xml.open("FeatureTypeStyle");
            for (Rule rule : group.rules()) {
                rule(rule);
            }
            xml.close();
        }
        xml.close();
    }

    private void description(Description description) throws XMLStreamException {
        if (description == null || description.getTitle() == null) {
            return;
        }
        boolean described = xml.version() == SldVersion.V1_1_0;
        if (described) {
            xml.open("Description");
        }
        xml.leaf("Title", description.getTitle().toString(language));
        if (described) {
            xml.close();
        }
    }

    private void rule(Rule rule) throws XMLStreamException {
        xml.open("Rule");
        description(rule.getDescription());
        if (rule.isElseFilter()) {
            xml.empty("ElseFilter");
        } else if (rule.getFilter() != null && !rule.getFilter().equals(Filter.INCLUDE)) {
            new SldFilters(xml).write(rule.getFilter());
        }
        if (rule.getMinScaleDenominator() > 0) {
            xml.leaf("MinScaleDenominator", SldDocument.number(rule.getMinScaleDenominator()));
        }
        if (Double.isFinite(rule.getMaxScaleDenominator())) {
            xml.leaf("MaxScaleDenominator", SldDocument.number(rule.getMaxScaleDenominator()));
        }
        for (Symbolizer symbolizer : rule.symbolizers()) {
            symbolizer(symbolizer);
        }
        xml.close();
    }

    private void symbolizer(Symbolizer symbolizer) throws XMLStreamException {
        if (symbolizer instanceof PolygonSymbolizer polygon) {
            open("PolygonSymbolizer", symbolizer);
            symbols.fill(polygon.getFill());
            symbols.stroke(polygon.getStroke());
        } else if (symbolizer instanceof LineSymbolizer line) {
            open("LineSymbolizer", symbolizer);
            symbols.stroke(line.getStroke());
        } else if (symbolizer instanceof PointSymbolizer point) {
            open("PointSymbolizer", symbolizer);
            symbols.graphic(point.getGraphic());
        } else if (symbolizer instanceof TextSymbolizer text) {
            open("TextSymbolizer", symbolizer);
            symbols.text(text);
        } else {
            throw new IllegalArgumentException("no symbolizer of a style: " + symbolizer);
        }
        xml.close();
    }

    private void open(String name, Symbolizer symbolizer) throws XMLStreamException {
        xml.open(name);
        if (symbolizer.getUnitOfMeasure() != null) {
            symbols.requireCurrent("uom");
            xml.attribute(
                    "uom", UomOgcMapping.get(symbolizer.getUnitOfMeasure()).getSEString());
        }
    }
}
