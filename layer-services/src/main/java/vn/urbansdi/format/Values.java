package vn.urbansdi.format;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Attribute values as text, alike in every format. */
public final class Values {

    /** Việt Nam's time; fixed, since XML Schema knows no offset with seconds, as before 1911. */
    private static final ZoneOffset ZONE = ZoneOffset.ofHours(7);

    private Values() {}

    /** This moment, to the second. */
    public static String now() {
        return text(Instant.now().truncatedTo(ChronoUnit.SECONDS));
    }

    /** The lexical form of XML Schema: ISO 8601 with +07:00 for instants, plain digits for decimals. */
    public static String text(Object value) {
        if (value instanceof Instant instant) {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atOffset(ZONE));
        }
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        return value.toString();
    }
}
