package vn.urbansdi.style;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamException;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.filter.expression.Literal;
import org.geotools.api.style.AnchorPoint;
import org.geotools.api.style.Displacement;
import org.geotools.api.style.Fill;
import org.geotools.api.style.Font;
import org.geotools.api.style.Halo;
import org.geotools.api.style.LabelPlacement;
import org.geotools.api.style.LinePlacement;
import org.geotools.api.style.StyleFactory;
import org.geotools.api.style.TextSymbolizer;

/** Reads text symbolizers (OGC 05-077r4, 11.4; OGC 02-070, 11.4), with {@link LabelOption}s and GeoServer's priority. */
final class SldLabels {

    private static final StyleFactory STYLES = SldSymbols.STYLES;
    private static final double DEFAULT_SIZE = 10;
    private static final double MOST_SIZE = 200;
    private static final double MOST_HALO = 50;
    private static final double MOST_PRIORITY = 1e9;

    private final SldCursor xml;
    private final SldParameters parameters;
    private final SldSymbols symbols;

    SldLabels(SldCursor xml, SldParameters parameters, SldSymbols symbols) {
        this.xml = xml;
        this.parameters = parameters;
        this.symbols = symbols;
    }

    TextSymbolizer textSymbolizer(SldSymbols.Part<Boolean> common) throws XMLStreamException {
        int line = xml.line();
        Expression label = null;
        Font font = STYLES.createFont(text("Be Vietnam Pro"), text("normal"), text("normal"), size(DEFAULT_SIZE));
        LabelPlacement placement = null;
        Halo halo = null;
        Fill fill = STYLES.createFill(text("#000000"), size(1));
        Expression priority = null;
        Map<String, String> options = new TreeMap<>();
        while (xml.child()) {
            switch (xml.name()) {
                case "Label" -> label = label();
                case "Font" -> font(font);
                case "LabelPlacement" -> placement = placement();
                case "Halo" -> halo = halo();
                case "Fill" -> fill = plainFill();
                case "Priority" -> {
                    int at = xml.line();
                    priority = parameters.numberOrProperty(-MOST_PRIORITY, MOST_PRIORITY);
                    parameters.requireNumeric(at, priority);
                }
                case "VendorOption" -> option(options);
                default -> {
                    if (!common.read()) {
                        throw xml.unsupported();
                    }
                }
            }
        }
        if (label == null) {
            throw xml.problem(line, "TextSymbolizer thiếu Label", "TextSymbolizer lacks a Label");
        }
        TextSymbolizer symbolizer = STYLES.createTextSymbolizer(fill, new Font[] {font}, halo, label, placement, null);
        symbolizer.setLabelPlacement(placement);
        if (priority != null) {
            symbolizer.setPriority(priority);
        }
        symbolizer.getOptions().putAll(options);
        return symbolizer;
    }

    private Expression label() throws XMLStreamException {
        int line = xml.line();
        Expression label = parameters.read();
        if (label instanceof org.geotools.api.filter.expression.PropertyName) {
            return label;
        }
        throw xml.problem(
                line,
                "Label phải là một PropertyName: chữ cố định không vẽ được",
                "Label must be one PropertyName: fixed texts cannot be drawn");
    }

    /** Whatever the family, letters are of the font that is shipped. */
    private void font(Font font) throws XMLStreamException {
        while (xml.child()) {
            if (!xml.name().equals("SvgParameter") && !xml.name().equals("CssParameter")) {
                throw xml.unsupported();
            }
            int line = xml.line();
            switch (xml.attribute("name").orElse("")) {
                case "font-family" -> parameters.constant();
                case "font-size" -> font.setSize(parameters.number(1, MOST_SIZE));
                case "font-style" -> {
                    String style = parameters.constant();
                    if (!style.equals("normal")) {
                        throw xml.invalid(line, "font-style", style, "normal", "normal");
                    }
                }
                case "font-weight" -> {
                    String weight = parameters.constant();
                    if (!weight.matches("normal|bold|bolder|lighter|[1-9]00")) {
                        throw xml.invalid(
                                line,
                                "font-weight",
                                weight,
                                "normal, bold hoặc 100 đến 900",
                                "normal, bold or 100 to 900");
                    }
                    font.setWeight(text(weight));
                }
                default -> throw symbols.unsupportedParameter();
            }
        }
    }

    private LabelPlacement placement() throws XMLStreamException {
        LabelPlacement placement = null;
        while (xml.child()) {
            placement = switch (xml.name()) {
                case "PointPlacement" -> pointPlacement();
                case "LinePlacement" -> linePlacement();
                default -> throw xml.unsupported();
            };
        }
        return placement;
    }

    private LabelPlacement pointPlacement() throws XMLStreamException {
        double[] anchor = {0, 0.5};
        Displacement displacement = STYLES.displacement(size(0), size(0));
        Expression rotation = size(0);
        while (xml.child()) {
            switch (xml.name()) {
                case "AnchorPoint" -> {
                    double[] written = symbols.graphics().pair("AnchorPointX", "AnchorPointY", 0.5, -10, 10);
                    anchor = written;
                }
                case "Displacement" -> displacement = symbols.graphics().displacement();
                case "Rotation" -> rotation = symbols.graphics().rotation();
                default -> throw xml.unsupported();
            }
        }
        AnchorPoint point = STYLES.anchorPoint(size(anchor[0]), size(anchor[1]));
        return STYLES.createPointPlacement(point, displacement, rotation);
    }

    private LabelPlacement linePlacement() throws XMLStreamException {
        Expression offset = size(0);
        while (xml.child()) {
            switch (xml.name()) {
                case "PerpendicularOffset" ->
                    offset = parameters.number(-SldParameters.MAX_LENGTH, SldParameters.MAX_LENGTH);
                case "IsRepeated" -> only("false");
                case "IsAligned" -> only("true");
                case "GeneralizeLine" -> only("false");
                default -> throw xml.unsupported();
            }
        }
        LinePlacement placement = STYLES.createLinePlacement(offset);
        placement.setAligned(true);
        return placement;
    }

    private void only(String value) throws XMLStreamException {
        int line = xml.line();
        String name = xml.name();
        String written = xml.text();
        String plain = written.equals("1") ? "true" : written.equals("0") ? "false" : written;
        if (!plain.equals(value)) {
            throw xml.invalid(line, name, written, value, value);
        }
    }

    private Halo halo() throws XMLStreamException {
        Expression radius = size(1);
        Fill fill = STYLES.createFill(text("#ffffff"), size(1));
        while (xml.child()) {
            switch (xml.name()) {
                case "Radius" -> radius = parameters.number(0, MOST_HALO);
                case "Fill" -> fill = plainFill();
                default -> throw xml.unsupported();
            }
        }
        return STYLES.createHalo(fill, radius);
    }

    /** Letters have one colour. */
    private Fill plainFill() throws XMLStreamException {
        int line = xml.line();
        Fill fill = symbols.fill();
        if (fill.getGraphicFill() != null || !(fill.getColor() instanceof Literal)) {
            throw xml.problem(
                    line,
                    "Fill của chữ phải là một màu cố định",
                    "the Fill of letters and halos must be one fixed colour");
        }
        return fill;
    }

    private void option(Map<String, String> options) throws XMLStreamException {
        int line = xml.line();
        String key = xml.attribute("name").orElse("");
        String value = xml.text();
        Optional<LabelOption> option = LabelOption.named(key);
        if (option.isEmpty()) {
            String known = String.join(", ", LabelOption.keys());
            throw xml.problem(
                    line,
                    "không hỗ trợ VendorOption “" + SldCursor.quoted(key) + "”, chỉ có " + known,
                    "the VendorOption “" + SldCursor.quoted(key) + "” is not supported, only " + known);
        }
        if (!option.get().allows(value)) {
            throw xml.invalid(
                    line,
                    "VendorOption " + key,
                    value,
                    "true, false hoặc một số từ 0 đến 1000, tuỳ loại",
                    "true, false or a number from 0 to 1000, as its kind is");
        }
        options.put(key, value);
    }

    private static Literal text(String value) {
        return SldSymbols.literal(value);
    }

    private static Literal size(double value) {
        return SldSymbols.literal(value);
    }
}
