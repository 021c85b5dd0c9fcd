package vn.urbansdi.importer.doctor;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import vn.urbansdi.catalog.Deployment;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.importer.doctor.place.PlaceSurvey;
import vn.urbansdi.importer.doctor.profile.FieldProfile;
import vn.urbansdi.importer.doctor.profile.FileProfile;
import vn.urbansdi.importer.map.DecimalColumns;
import vn.urbansdi.importer.map.TextDecoding;
import vn.urbansdi.importer.read.DeliveredFile;
import vn.urbansdi.importer.read.ReadOptions;
import vn.urbansdi.importer.read.RowReader;
import vn.urbansdi.importer.row.SourceCrs;
import vn.urbansdi.importer.row.SourceField;

/**
 * What the first reading of a file has found.
 *
 * @param decimals how its columns write numbers
 * @param rows     that were read
 * @param deleted  rows that the file itself marks so
 * @param complete whether there are no others
 */
record Survey(
        String format,
        List<SourceField> fields,
        List<FieldProfile> profiles,
        DecimalColumns decimals,
        PlaceSurvey place,
        SourceCrs crs,
        List<Title> notes,
        long rows,
        long deleted,
        boolean complete) {

    /** @throws OutOfTimeException if the time is over before there is any row to read */
    static Survey of(Examination examination, Deployment deployment, Stopwatch watch, Doctor.Progress progress) {
        try (RowReader reader =
                DeliveredFile.open(examination.file(), examination.options(), watch.whileConverting(progress))) {
            DecimalColumns decimals = new DecimalColumns(examination.options().decimal());
            FileProfile profile =
                    new FileProfile(new TextDecoding(examination.encoding(), reader.encoding()), decimals);
            PlaceSurvey place = new PlaceSurvey(deployment.cities().stream()
                    .flatMap(city -> city.wards().stream())
                    .collect(Collectors.toUnmodifiableSet()));
            // The second reading needs about as long as the first.
            Stopwatch half = watch.half();
            boolean complete = RowBatches.read(
                    reader,
                    (rows, fields) -> {
                        profile.add(rows);
                        rows.forEach(place::add);
                    },
                    half::isOver,
                    share -> progress.at(Doctor.Step.PROFILE, share));
            List<SourceField> fields = List.copyOf(reader.fields());
            return new Survey(
                    reader.format(),
                    fields,
                    profile.profiles(fields),
                    decimals,
                    place,
                    reader.crs(),
                    List.copyOf(reader.notes()),
                    profile.rows(),
                    reader.deletedRows(),
                    complete);
        }
    }

    /** Whether the rows have no place, because they need none or since the file tells of none. */
    boolean isPlaceless(ReadOptions.Place place) {
        boolean nowhere = rows > 0 && this.place.types().keySet().equals(Set.of("none"));
        return place == ReadOptions.Place.NONE || (place == ReadOptions.Place.IF_TOLD && nowhere);
    }

    /** Of the geometries met: 0 points, 1 lines, 2 areas. */
    Set<Integer> dimensions() {
        return place.types().keySet().stream()
                .filter(type -> !type.equals("none") && !type.equals("unreadable"))
                .map(type -> type.contains("Polygon") ? 2 : type.contains("Line") ? 1 : 0)
                .collect(Collectors.toUnmodifiableSet());
    }
}
