package vn.urbansdi.sample.deliver;

import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import vn.urbansdi.sample.change.ChangeKind;
import vn.urbansdi.sample.change.PlantedChange;
import vn.urbansdi.sample.flaw.FlawKind;
import vn.urbansdi.sample.flaw.PlantedConflict;
import vn.urbansdi.sample.flaw.PlantedFlaw;
import vn.urbansdi.sample.place.Place;
import vn.urbansdi.sample.record.Field;
import vn.urbansdi.sample.record.PersonNames;
import vn.urbansdi.sample.record.SampleLayer;
import vn.urbansdi.sample.record.SampleRecord;

/**
 * What the tax office knows of the parcels of one ward, by sheet and number and without a map: about a third of them, some with
 * another holder, use or area than the land office has, some that are nowhere, some whose number two parcels have.
 */
final class TaxList {

    static final String FILE = "land_tax.csv";

    private static final List<Field> FIELDS = List.of(
            field("ward_code"),
            field("sheet_no"),
            field("parcel_no"),
            field("land_use"),
            field("legal_area_m2"),
            field("owner_name"),
            Field.text("tax_file_no", 20));
    private static final List<String> NAMES = List.of(
            "Mã phường",
            "Tờ bản đồ",
            "Thửa đất",
            "Mục đích sử dụng",
            "Diện tích tính thuế (m²)",
            "Người nộp thuế",
            "Mã hồ sơ thuế");

    private static final int SHEET = 1;
    private static final int NUMBER = 2;
    private static final int LAND_USE = 3;
    private static final int AREA = 4;
    private static final int OWNER = 5;
    private static final int TAX_FILE = 6;

    private static final int ONE_OF = 3;
    private static final int ONE_REFILED_OF = 100;
    private static final int FIRST_UNKNOWN_NUMBER = 80_001;
    private static final String[] USES = {"ODT", "ONT", "TMD", "CLN"};

    private final String ward;
    private final String prefix;
    private final SplittableRandom random;
    private final boolean flawed;
    private final boolean later;
    private final List<Object[]> parcels = new ArrayList<>();
    /** Number on its sheet → how many rows of the land office have it, and how many of them are sound. */
    private final Map<String, int[]> known = new HashMap<>();

    private final List<PlantedFlaw> flaws = new ArrayList<>();
    private final List<PlantedConflict> conflicts = new ArrayList<>();

    private final List<PlantedChange> changes = new ArrayList<>();

    /**
     * @param flawed whether to name parcels that are nowhere, or of which there are two
     * @param later whether it is the list of the second month, in which some files have another number
     */
    TaxList(Place place, String ward, long seed, boolean flawed, boolean later) {
        this.ward = ward;
        this.prefix = place.prefix();
        this.random = new SplittableRandom(seed * 7_919 + ward.hashCode());
        this.flawed = flawed;
        this.later = later;
    }

    private static Field field(String name) {
        return SampleLayer.LAND_PARCEL.fields().stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    List<PlantedFlaw> flaws() {
        return flaws;
    }

    List<PlantedConflict> conflicts() {
        return conflicts;
    }

    List<PlantedChange> changes() {
        return changes;
    }

    /**
     * Hears of a row that the land office hands in.
     *
     * @param sound whether nothing is wrong with it
     */
    void hear(SampleRecord sample, boolean sound) {
        Object[] land = sample.values();
        if (sample.layer() != SampleLayer.LAND_PARCEL || !ward.equals(land[0])) {
            return;
        }
        int[] counts = known.computeIfAbsent(key(land), key -> new int[2]);
        counts[0]++;
        counts[1] += sound ? 1 : 0;
        parcels.add(FIELDS.stream()
                .map(field -> SampleLayer.LAND_PARCEL.fields().indexOf(field))
                .map(position -> position < 0 ? null : land[position])
                .toArray());
    }

    private static String key(Object[] values) {
        return values[0] + " " + values[SHEET] + " " + values[NUMBER];
    }

    /** @param file path relative to the directory of all deliveries */
    DeliveryItem write(Path directory, String file) throws IOException {
        try (CsvTable csv = new CsvTable(directory.resolve(FILE), FIELDS, NAMES, false)) {
            long line = 1;
            int unknown = FIRST_UNKNOWN_NUMBER;
            for (Object[] parcel : parcels) {
                int[] counts = known.get(key(parcel));
                boolean single = counts[0] == 1 && counts[1] == 1;
                boolean twice = counts[0] == 2 && counts[1] == 2;
                if (twice && flawed) {
                    // The second of the two finds it named already.
                    counts[0]++;
                    csv.write(filed(parcel, ++line), null);
                    flaws.add(flaw(file, line, FlawKind.AMBIGUOUS));
                } else if (single && random.nextInt(ONE_OF) == 0) {
                    Object[] values = disagreeing(filed(parcel, ++line), file, line);
                    if (later && line % ONE_REFILED_OF == 2) {
                        refile(values, file, line);
                    }
                    csv.write(values, null);
                    if (flawed && random.nextInt(60) == 0) {
                        Object[] nowhere = filed(parcel, ++line);
                        nowhere[NUMBER] = Integer.toString(unknown++);
                        csv.write(nowhere, null);
                        flaws.add(flaw(file, line, FlawKind.UNMATCHED));
                    }
                }
            }
        }
        return new DeliveryItem(SampleLayer.LAND_PARCEL, FILE, null, FIELDS, NAMES, DeliveryItem.Place.NONE);
    }

    private Object[] filed(Object[] parcel, long line) {
        Object[] values = parcel.clone();
        values[TAX_FILE] = String.format(Locale.ROOT, "%s-T%06d", prefix, line);
        return values;
    }

    private void refile(Object[] values, String file, long line) {
        values[TAX_FILE] = values[TAX_FILE] + "A";
        changes.add(new PlantedChange(
                file,
                SampleLayer.LAND_PARCEL.id(),
                line,
                ChangeKind.CHANGED.code(),
                // In this order on any run: what Map.of makes has another each time.
                ImmutableMap.of(
                        "ward_code", values[0].toString(),
                        "sheet_no", values[SHEET].toString(),
                        "parcel_no", values[NUMBER].toString()),
                Map.of("tax_file_no", values[TAX_FILE].toString()),
                null));
    }

    private static PlantedFlaw flaw(String file, long line, FlawKind kind) {
        return new PlantedFlaw(file, SampleLayer.LAND_PARCEL.id(), line, kind.code(), "");
    }

    /** One row in eight tells one thing otherwise than the land office. */
    private Object[] disagreeing(Object[] values, String file, long line) {
        int position;
        Object other;
        switch (random.nextInt(24)) {
            case 0 -> {
                position = OWNER;
                other = Tcvn3.typed(PersonNames.person(random));
            }
            case 1 -> {
                position = LAND_USE;
                other = PersonNames.pick(USES, random);
            }
            case 2 -> {
                position = AREA;
                other = values[AREA] == null ? null : Math.rint((double) values[AREA] * 9.5) / 10;
            }
            default -> {
                return values;
            }
        }
        if (other == null || other.equals(values[position])) {
            return values;
        }
        conflicts.add(new PlantedConflict(
                file,
                SampleLayer.LAND_PARCEL.id(),
                line,
                key(values),
                FIELDS.get(position).name(),
                text(values[position]),
                text(other)));
        values[position] = other;
        return values;
    }

    private static String text(Object value) {
        return value == null
                ? ""
                : value instanceof Double number ? String.format(Locale.ROOT, "%.1f", number) : value.toString();
    }
}
