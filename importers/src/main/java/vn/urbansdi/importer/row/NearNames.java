package vn.urbansdi.importer.row;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import vn.urbansdi.catalog.Title;

/** Names that somebody may have meant who wrote one that is not there. */
public final class NearNames {

    private static final int SHOWN = 3;

    /** Longer names are compared by their beginnings: the cost is the product of the lengths. */
    private static final int COMPARED = 60;

    private NearNames() {}

    /** {@code " (did you mean "parcel_id"?)"}, or nothing where no name is near: to stand behind the wrong name. */
    public static Title hint(String wrong, Collection<String> known) {
        String key = key(wrong);
        List<String> near = known.stream()
                .filter(name -> isNear(key, key(name)))
                .sorted(Comparator.comparingInt(name -> EditDistance.between(key, key(name))))
                .limit(SHOWN)
                .toList();
        if (near.isEmpty()) {
            return new Title("", "");
        }
        String names = near.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(", "));
        return new Title(" (ý bạn là " + names + "?)", " (did you mean " + names + "?)");
    }

    /** A third of the letters may be wrong, or missing at the end. */
    private static boolean isNear(String wrong, String name) {
        int longer = Math.max(wrong.length(), name.length());
        boolean beginning = wrong.length() >= 3 && name.startsWith(wrong);
        return beginning || 3 * EditDistance.between(wrong, name) <= longer;
    }

    private static String key(String name) {
        String key = FieldName.key(name);
        return key.length() > COMPARED ? key.substring(0, COMPARED) : key;
    }
}
