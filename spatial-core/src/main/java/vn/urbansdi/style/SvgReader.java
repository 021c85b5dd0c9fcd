package vn.urbansdi.style;

import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads icons in the part of SVG 1.1 that consists of outlines with plain colours: paths and basic shapes, in groups, with
 * transforms. Nothing else is looked at, and nothing fetched.
 */
final class SvgReader {

    private static final Set<String> INHERITED =
            Set.of("fill", "fill-opacity", "stroke", "stroke-opacity", "stroke-width");
    private static final Map<String, String> NAMED_COLOURS = Map.of(
            "black",
            "#000000",
            "white",
            "#ffffff",
            "red",
            "#ff0000",
            "green",
            "#008000",
            "blue",
            "#0000ff",
            "yellow",
            "#ffff00",
            "orange",
            "#ffa500",
            "gray",
            "#808080",
            "grey",
            "#808080",
            "currentcolor",
            "#000000");
    private static final Pattern TRANSFORM = Pattern.compile("\\s*([a-zA-Z]+)\\s*\\(([^)]*)\\)[\\s,]*");
    private static final int MAX_PARTS = 200;
    private static final int MAX_SEGMENTS = 2000;

    private final XMLStreamReader xml;
    private final List<Icon.Part> parts = new ArrayList<>();
    private int segments;

    private SvgReader(XMLStreamReader xml) {
        this.xml = xml;
    }

    /**
     * @param xml stands before the root element; hardened by whoever opened it
     * @throws IllegalArgumentException if it is no such picture; the message names what is not drawn
     */
    static Icon read(XMLStreamReader xml) throws XMLStreamException {
        xml.nextTag();
        return new SvgReader(xml).icon();
    }

    private Icon icon() throws XMLStreamException {
        if (!xml.getLocalName().equals("svg")) {
            throw new IllegalArgumentException(xml.getLocalName() + " instead of svg");
        }
        Map<String, String> own = attributes(Map.of());
        double[] box = numbers(own.getOrDefault("viewBox", ""));
        if (box.length != 4) {
            box = new double[] {0, 0, length(own, "width", 0), length(own, "height", 0)};
        }
        if (!(box[2] > 0 && box[3] > 0 && box[2] < 1e5 && box[3] < 1e5)) {
            throw new IllegalArgumentException("svg needs a viewBox, or width and height");
        }
        children(own, AffineTransform.getTranslateInstance(-box[0], -box[1]));
        return new Icon(box[2], box[3], parts);
    }

    private void children(Map<String, String> around, AffineTransform place) throws XMLStreamException {
        while (true) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                return;
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                element(around, place);
            }
        }
    }

    private void element(Map<String, String> around, AffineTransform place) throws XMLStreamException {
        Map<String, String> own = attributes(around);
        AffineTransform inner = new AffineTransform(place);
        transform(inner, own.getOrDefault("transform", ""));
        String name = xml.getLocalName();
        switch (name) {
            case "g" -> {
                children(own, inner);
                return;
            }
            case "title", "desc", "metadata" -> {
                skip();
                return;
            }
            case "path" -> part(SvgPath.of(own.getOrDefault("d", "")), own, inner);
            case "rect" ->
                part(
                        new Path2D.Double(new Rectangle2D.Double(
                                length(own, "x", 0),
                                length(own, "y", 0),
                                length(own, "width", 0),
                                length(own, "height", 0))),
                        own,
                        inner);
            case "circle" -> ellipse(own, length(own, "r", 0), length(own, "r", 0), inner);
            case "ellipse" -> ellipse(own, length(own, "rx", 0), length(own, "ry", 0), inner);
            case "line" ->
                part(
                        SvgPath.of("M" + length(own, "x1", 0) + " " + length(own, "y1", 0) + "L" + length(own, "x2", 0)
                                + " " + length(own, "y2", 0)),
                        own,
                        inner);
            case "polyline" -> part(SvgPath.of("M" + own.getOrDefault("points", "")), own, inner);
            case "polygon" -> part(SvgPath.of("M" + own.getOrDefault("points", "") + "Z"), own, inner);
            default -> throw new IllegalArgumentException(name);
        }
        skip();
    }

    private void ellipse(Map<String, String> own, double rx, double ry, AffineTransform place) {
        Ellipse2D ellipse = new Ellipse2D.Double(length(own, "cx", 0) - rx, length(own, "cy", 0) - ry, 2 * rx, 2 * ry);
        part(new Path2D.Double(ellipse), own, place);
    }

    private void part(Path2D.Double path, Map<String, String> own, AffineTransform place) {
        if (parts.size() >= MAX_PARTS) {
            throw new IllegalArgumentException("more than " + MAX_PARTS + " shapes");
        }
        for (PathIterator i = path.getPathIterator(null); !i.isDone(); i.next()) {
            if (++segments > MAX_SEGMENTS) {
                throw new IllegalArgumentException("more than " + MAX_SEGMENTS + " segments");
            }
        }
        path.transform(place);
        double scale = Math.sqrt(Math.abs(place.getDeterminant()));
        parts.add(new Icon.Part(
                path,
                argb(own, "fill", "#000000"),
                argb(own, "stroke", "none"),
                scale * length(own, "stroke-width", 1)));
    }

    /** Up to the end tag of the element. */
    private void skip() throws XMLStreamException {
        int depth = 1;
        while (depth > 0) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {}
            }
        }
    }

    /** The element's attributes and those of its {@code style}, which count more, over what it inherits. */
    private Map<String, String> attributes(Map<String, String> around) {
        Map<String, String> own = new HashMap<>(around);
        own.keySet().retainAll(Set.of("fill", "fill-opacity", "stroke", "stroke-opacity", "stroke-width", "opacity"));
        String opacity = own.remove("opacity");
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            own.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i).strip());
        }
        for (String declaration : own.getOrDefault("style", "").split(";", -1)) {
            String[] pair = declaration.split(":", 2);
            String property = pair[0].strip();
            if (pair.length == 2 && (INHERITED.contains(property) || property.equals("opacity"))) {
                own.put(property, pair[1].strip());
            }
        }
        if (opacity != null) {
            own.put("opacity", String.valueOf(share(own, "opacity") * Double.parseDouble(opacity)));
        }
        return own;
    }

    private static int argb(Map<String, String> own, String paint, String usual) {
        String written = own.getOrDefault(paint, usual).toLowerCase(Locale.ROOT);
        if (written.equals("none") || written.equals("transparent")) {
            return 0;
        }
        String hex = NAMED_COLOURS.getOrDefault(written, written);
        if (hex.matches("#[0-9a-f]{3}")) {
            hex = "#" + hex.charAt(1) + hex.charAt(1) + hex.charAt(2) + hex.charAt(2) + hex.charAt(3) + hex.charAt(3);
        }
        if (!hex.matches("#[0-9a-f]{6}")) {
            throw new IllegalArgumentException(paint + "=" + written);
        }
        double opacity = share(own, paint + "-opacity") * share(own, "opacity");
        return (int) Math.round(255 * opacity) << 24 | Integer.parseInt(hex.substring(1), 16);
    }

    private static double share(Map<String, String> own, String name) {
        return Math.max(0, Math.min(1, length(own, name, 1)));
    }

    private static double length(Map<String, String> own, String name, double otherwise) {
        String written = own.get(name);
        if (written == null) {
            return otherwise;
        }
        double[] number = numbers(written.replaceFirst("px$", ""));
        if (number.length != 1) {
            throw new IllegalArgumentException(name + "=" + written);
        }
        return number[0];
    }

    private static double[] numbers(String text) {
        String plain = text.strip();
        if (plain.isEmpty()) {
            return new double[0];
        }
        String[] words = plain.split("[\\s,]+", -1);
        double[] numbers = new double[words.length];
        for (int i = 0; i < words.length; i++) {
            if (!words[i].matches("[+-]?([0-9]{1,9}(\\.[0-9]{0,12})?|\\.[0-9]{1,12})([eE][+-]?[0-9])?")) {
                throw new IllegalArgumentException(words[i]);
            }
            numbers[i] = Double.parseDouble(words[i]);
        }
        return numbers;
    }

    private static void transform(AffineTransform place, String written) {
        Matcher matcher = TRANSFORM.matcher(written);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            end = matcher.end();
            double[] n = numbers(matcher.group(2));
            switch (matcher.group(1) + n.length) {
                case "translate1" -> place.translate(n[0], 0);
                case "translate2" -> place.translate(n[0], n[1]);
                case "scale1" -> place.scale(n[0], n[0]);
                case "scale2" -> place.scale(n[0], n[1]);
                case "rotate1" -> place.rotate(Math.toRadians(n[0]));
                case "rotate3" -> place.rotate(Math.toRadians(n[0]), n[1], n[2]);
                case "matrix6" -> place.concatenate(new AffineTransform(n));
                default -> throw new IllegalArgumentException("transform=" + written);
            }
        }
        if (end < written.length()) {
            throw new IllegalArgumentException("transform=" + written);
        }
    }
}
