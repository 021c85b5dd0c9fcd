package vn.urbansdi.sample.change;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import vn.urbansdi.sample.record.Field;
import vn.urbansdi.sample.record.PersonNames;
import vn.urbansdi.sample.record.SampleLayer;

/** Another value for an attribute that a department revises from time to time. */
final class Revision {

    private static final String MARK = " (2)";

    /** Identifiers and codes are not revised: they tell what a thing is and where it belongs. */
    private static final Pattern FIXED = Pattern.compile(".*_(id|code|no|node)");

    private static final Set<String> PEOPLE = Set.of("owner_name", "applicant_name");

    private Revision() {}

    /** The position of a field of the row that can be revised, if it has one. */
    static Optional<Integer> field(SampleLayer layer, Object[] values, SplittableRandom random) {
        List<Integer> candidates = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            Field field = layer.fields().get(i);
            if (values[i] != null
                    && !field.key()
                    && !field.coded()
                    && !FIXED.matcher(field.name()).matches()
                    && !revised(field, values[i]).equals(values[i])) {
                candidates.add(i);
            }
        }
        return candidates.isEmpty() ? Optional.empty() : Optional.of(candidates.get(random.nextInt(candidates.size())));
    }

    static Object revised(Field field, Object value) {
        if (value instanceof Integer number) {
            return number + 1;
        }
        if (value instanceof Double number) {
            return Math.rint((number + 1) * 1000) / 1000;
        }
        if (value instanceof LocalDate day) {
            return day.plusDays(1);
        }
        if (value instanceof OffsetDateTime time) {
            return time.plusHours(1);
        }
        String text = value.toString();
        if (PEOPLE.contains(field.name())) {
            // One that letters of any old encoding can write.
            SplittableRandom random = new SplittableRandom(text.hashCode());
            String other = PersonNames.person(random);
            return other.contains("Ánh") || other.length() > field.width() ? text : other;
        }
        return text.length() + MARK.length() <= field.width() ? text + MARK : text;
    }

    /** As it is written in lists. */
    static String text(Field field, Object value) {
        return value instanceof Double number
                ? String.format(Locale.ROOT, "%." + field.decimals() + "f", number)
                : value.toString();
    }
}
