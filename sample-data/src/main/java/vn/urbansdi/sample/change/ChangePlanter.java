package vn.urbansdi.sample.change;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.locationtech.jts.geom.Geometry;
import vn.urbansdi.sample.flaw.DeliveredRow;
import vn.urbansdi.sample.flaw.FlawPlanter;
import vn.urbansdi.sample.record.Field;
import vn.urbansdi.sample.record.SampleLayer;
import vn.urbansdi.sample.record.SampleRecord;

/**
 * Changes about one row in a hundred from the first month to the second, each in one way, and remembers which. At least one
 * attribute changes in every table. Rows that were spoilt in the first month are so still, and what hangs on them stays.
 */
public final class ChangePlanter {

    private static final double SHARE = 0.012;

    /** A full delivery that retires much is refused, and of few features one is much. */
    private static final long LEAST_ROWS_TO_LOSE_ONE = 100;

    private static final int FIRST_NEW_NUMBER = 90_001;

    private final long seed;
    private final FlawPlanter firstMonth;
    private final RepeatedNumbers repeated;
    private final Set<String> taxedWards;
    private final List<PlantedChange> planted = new ArrayList<>();
    private final Set<String> begun = new HashSet<>();
    private final Map<String, Integer> newNumbers = new HashMap<>();

    /**
     * @param firstMonth after all rows of the first month have passed it
     * @param taxedWards whose parcels another office knows by number too: they keep theirs
     */
    public ChangePlanter(long seed, FlawPlanter firstMonth, RepeatedNumbers repeated, Set<String> taxedWards) {
        this.seed = seed;
        this.firstMonth = firstMonth;
        this.repeated = repeated;
        this.taxedWards = Set.copyOf(taxedWards);
    }

    public List<PlantedChange> planted() {
        return planted;
    }

    /**
     * @param row as it stood in the first month's file, sound
     * @param sample the same on the drawing board
     * @param next number of the next row of the second month's file
     * @return what stands there instead: nothing, itself, or up to two
     */
    public List<SampleRecord> pass(DeliveredRow row, SampleRecord sample, long next) {
        SplittableRandom random =
                new SplittableRandom(seed * 31 + (row.file() + row.layer()).hashCode() * 1_000_003L + row.number());
        boolean first = !begun.contains(row.file() + row.layer());
        if ((!first && random.nextDouble() >= SHARE) || firstMonth.hasCopied(row) || repeated.has(sample)) {
            return List.of(sample);
        }
        if (first) {
            Optional<List<SampleRecord>> changed = changed(row, sample, next, random);
            changed.ifPresent(done -> begun.add(row.file() + row.layer()));
            return changed.orElse(List.of(sample));
        }
        double dice = random.nextDouble();
        Optional<List<SampleRecord>> result = sample.layer() == SampleLayer.LAND_PARCEL
                ? parcel(dice, row, sample, next, random)
                : feature(dice, row, sample, next, random);
        return result.orElse(List.of(sample));
    }

    private Optional<List<SampleRecord>> feature(
            double dice, DeliveredRow row, SampleRecord sample, long next, SplittableRandom random) {
        if (dice < 0.4) {
            return changed(row, sample, next, random);
        }
        if (dice < 0.6) {
            return resurveyed(row, sample, next);
        }
        return dice < 0.8 ? added(row, sample, next) : vanished(row, sample);
    }

    private Optional<List<SampleRecord>> parcel(
            double dice, DeliveredRow row, SampleRecord sample, long next, SplittableRandom random) {
        if (dice < 0.35) {
            return changed(row, sample, next, random);
        }
        if (dice < 0.55) {
            return resurveyed(row, sample, next);
        }
        if (taxedWards.contains(String.valueOf(sample.values()[0]))) {
            return Optional.empty();
        }
        if (dice < 0.7) {
            return renumbered(row, sample, next);
        }
        return dice < 0.85 ? split(row, sample, next) : vanished(row, sample);
    }

    private Optional<List<SampleRecord>> changed(
            DeliveredRow row, SampleRecord sample, long next, SplittableRandom random) {
        return Revision.field(sample.layer(), sample.values(), random).map(position -> {
            Field field = sample.layer().fields().get(position);
            SampleRecord later = with(sample, position, Revision.revised(field, sample.values()[position]));
            tell(ChangeKind.CHANGED, row, next, sample, later, field.name());
            return List.of(later);
        });
    }

    private Optional<List<SampleRecord>> resurveyed(DeliveredRow row, SampleRecord sample, long next) {
        SampleRecord later = with(sample, Shapes.moved(sample.geometry(), 0.31, -0.22));
        tell(ChangeKind.RESURVEYED, row, next, sample, later);
        return Optional.of(List.of(later));
    }

    private Optional<List<SampleRecord>> renumbered(DeliveredRow row, SampleRecord sample, long next) {
        SampleRecord later = with(numbered(row, sample), Shapes.moved(sample.geometry(), 0.04, 0.03));
        tell(ChangeKind.RENUMBERED, row, next, sample, later, "parcel_no");
        return Optional.of(List.of(later));
    }

    private Optional<List<SampleRecord>> split(DeliveredRow row, SampleRecord sample, long next) {
        return Shapes.split(sample.geometry()).map(split -> {
            SampleRecord rest = measured(with(sample, split.rest()));
            SampleRecord piece = measured(with(numbered(row, sample), split.piece()));
            tell(ChangeKind.SPLIT, row, next, sample, rest, "survey_area_m2");
            tell(ChangeKind.ADDED, row, next + 1, piece, piece, names(piece));
            return List.of(rest, piece);
        });
    }

    private static SampleRecord measured(SampleRecord parcel) {
        int position = position(parcel.layer(), "survey_area_m2");
        return with(parcel, position, Math.rint(parcel.geometry().getArea() * 100) / 100);
    }

    private Optional<List<SampleRecord>> added(DeliveredRow row, SampleRecord sample, long next) {
        int position = 0;
        Field key = sample.layer().fields().get(position);
        String name = sample.values()[position] + "N";
        if (!key.key() || name.length() > key.width() || sample.layer() == SampleLayer.CITY) {
            return Optional.empty();
        }
        SampleRecord later = with(with(sample, position, name), Shapes.moved(sample.geometry(), 6.4, 5.2));
        tell(ChangeKind.ADDED, row, next + 1, later, later, names(later));
        return Optional.of(List.of(sample, later));
    }

    private Optional<List<SampleRecord>> vanished(DeliveredRow row, SampleRecord sample) {
        if (firstMonth.rows(row) < LEAST_ROWS_TO_LOSE_ONE || firstMonth.mayBeMeant(row)) {
            return Optional.empty();
        }
        planted.add(new PlantedChange(
                row.file(), row.layer().id(), 0, ChangeKind.VANISHED.code(), key(sample), Map.of(), null));
        return Optional.of(List.of());
    }

    private SampleRecord numbered(DeliveredRow row, SampleRecord parcel) {
        int number = newNumbers.merge(row.file(), FIRST_NEW_NUMBER, (before, start) -> before + 1);
        return with(parcel, position(parcel.layer(), "parcel_no"), Integer.toString(number));
    }

    private void tell(
            ChangeKind kind, DeliveredRow row, long number, SampleRecord before, SampleRecord after, String... names) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String name : names) {
            int position = position(after.layer(), name);
            values.put(name, Revision.text(after.layer().fields().get(position), after.values()[position]));
        }
        boolean shaped = kind != ChangeKind.CHANGED;
        planted.add(new PlantedChange(
                row.file(),
                row.layer().id(),
                number,
                kind.code(),
                key(before),
                values,
                shaped ? after.geometry().toText() : null));
    }

    private static Map<String, String> key(SampleRecord sample) {
        Map<String, String> key = new LinkedHashMap<>();
        for (int i = 0; i < sample.values().length; i++) {
            Field field = sample.layer().fields().get(i);
            if (field.key()) {
                key.put(field.name(), String.valueOf(sample.values()[i]));
            }
        }
        return key;
    }

    private static String[] names(SampleRecord sample) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < sample.values().length; i++) {
            if (sample.values()[i] != null) {
                names.add(sample.layer().fields().get(i).name());
            }
        }
        return names.toArray(String[]::new);
    }

    private static int position(SampleLayer layer, String name) {
        return layer.fields().stream().map(Field::name).toList().indexOf(name);
    }

    private static SampleRecord with(SampleRecord sample, int position, Object value) {
        Object[] values = sample.values().clone();
        values[position] = value;
        return new SampleRecord(sample.layer(), values, sample.geometry());
    }

    private static SampleRecord with(SampleRecord sample, Geometry geometry) {
        return new SampleRecord(sample.layer(), sample.values(), geometry);
    }
}
