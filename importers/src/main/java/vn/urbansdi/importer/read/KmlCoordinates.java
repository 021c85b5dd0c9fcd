package vn.urbansdi.importer.read;

import java.util.Arrays;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import vn.urbansdi.importer.row.DeliveryException;

/**
 * A {@code coordinates} element: {@code lon,lat[,height]} tuples between blanks. Blanks after a comma, which the standard
 * forbids and programs write, do not end a tuple. Reused from element to element.
 */
final class KmlCoordinates {

    private static final int MAX_NUMBER_LENGTH = 60;
    private static final int MAX_POINTS = 8_000_000;

    private final StringBuilder number = new StringBuilder();
    private final double[] tuple = new double[2];
    private double[] xy = new double[64];
    private int points;
    private int inTuple;
    private boolean afterComma;
    private boolean hasHeight;
    private MalformedShapeException flaw;

    /** Whether a tuple of the last element had a third number. */
    boolean hasHeight() {
        return hasHeight;
    }

    /** What is wrong with the last element, or null. */
    MalformedShapeException flaw() {
        return flaw;
    }

    /** @return x0, y0, x1, y1, …; {@code xml} stands at the element's end afterwards */
    double[] read(XMLStreamReader xml) throws XMLStreamException {
        points = 0;
        inTuple = 0;
        afterComma = false;
        hasHeight = false;
        flaw = null;
        number.setLength(0);
        for (int event = HardenedXml.next(xml);
                event != XMLStreamConstants.END_ELEMENT;
                event = HardenedXml.next(xml)) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                spoil("<" + xml.getLocalName() + ">");
                HardenedXml.skip(xml);
            } else if (xml.hasText() && event != XMLStreamConstants.COMMENT) {
                char[] characters = xml.getTextCharacters();
                int end = xml.getTextStart() + xml.getTextLength();
                for (int i = xml.getTextStart(); i < end; i++) {
                    take(characters[i]);
                }
            }
        }
        afterComma = false;
        take(' ');
        return Arrays.copyOf(xy, 2 * points);
    }

    private void take(char c) {
        if (c == ',') {
            endNumber();
            afterComma = true;
        } else if (c <= ' ') {
            if (number.length() > 0) {
                endNumber();
                pendingEnd();
            } else if (!afterComma) {
                pendingEnd();
            }
        } else {
            afterComma = false;
            if (number.length() < MAX_NUMBER_LENGTH) {
                number.append(c);
            }
        }
    }

    private void pendingEnd() {
        if (inTuple > 0) {
            if (inTuple < 2) {
                spoil("1");
            } else {
                add();
            }
            inTuple = 0;
        }
        afterComma = false;
    }

    private void endNumber() {
        String text = number.toString();
        number.setLength(0);
        double value = Double.NaN;
        if (!text.isEmpty() && text.length() < MAX_NUMBER_LENGTH && isDecimal(text)) {
            try {
                value = Double.parseDouble(text);
            } catch (NumberFormatException e) {
                value = Double.NaN;
            }
        }
        if (inTuple < 2) {
            if (!Double.isFinite(value)) {
                spoil(text);
            }
            tuple[inTuple] = value;
        } else {
            hasHeight = true;
        }
        inTuple = Math.min(inTuple + 1, 4);
    }

    private static boolean isDecimal(String text) {
        return text.chars()
                .allMatch(c -> (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E');
    }

    private void add() {
        if (points == MAX_POINTS) {
            throw new DeliveryException(
                    "hình học có hơn " + MAX_POINTS + " điểm.",
                    "the geometry has more than " + MAX_POINTS + " points.");
        }
        if (2 * points == xy.length) {
            xy = Arrays.copyOf(xy, 2 * xy.length);
        }
        xy[2 * points] = tuple[0];
        xy[2 * points + 1] = tuple[1];
        points++;
    }

    private void spoil(String what) {
        if (flaw == null) {
            flaw = MalformedShapeException.invalid(
                    "coordinates: \"" + what + "\" không phải là vị trí kinh độ,vĩ độ.",
                    "coordinates: \"" + what + "\" is not a position longitude,latitude.");
        }
    }
}
