package vn.urbansdi.importer.run;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.importer.check.AreaComparison;
import vn.urbansdi.importer.check.CityCheck;
import vn.urbansdi.importer.check.RowCheck;
import vn.urbansdi.importer.map.RowMapper;
import vn.urbansdi.importer.map.RowRepair;
import vn.urbansdi.importer.row.MappedRow;
import vn.urbansdi.importer.row.Reason;
import vn.urbansdi.importer.row.Rejection;
import vn.urbansdi.importer.row.Repair;
import vn.urbansdi.importer.row.SourceField;
import vn.urbansdi.importer.row.SourceRow;
import vn.urbansdi.store.merge.StagedRow;

/** Maps and checks batches of one file. One thread. */
final class RowStage {

    private final RowMapper mapper;
    private final RowCheck check;
    private final RowRepair repair;
    private final List<AreaComparison> areas;
    private final String fileName;
    private final boolean full;
    private final boolean placeless;
    private final CityCheck cities;
    private final Map<Repair, Long> repairs = new EnumMap<>(Repair.class);

    RowStage(
            Layer layer,
            Delivery delivery,
            RowMapper mapper,
            RowCheck check,
            CityCheck cities,
            List<AreaComparison> areas) {
        this.mapper = mapper;
        this.check = check;
        this.repair = new RowRepair(layer, delivery.repairs());
        this.areas = List.copyOf(areas);
        this.fileName = delivery.fileName();
        this.full = delivery.merging().full();
        this.placeless = delivery.isPlaceless();
        this.cities = cities;
    }

    /** Learns from rows that will be processed later. */
    void lookAhead(Batch batch) {
        mapper.lookAhead(batch.rows(), batch.fields());
    }

    CheckedBatch process(Batch batch) {
        List<StagedRow> accepted = new ArrayList<>(batch.rows().size());
        List<CheckedBatch.Rejected> rejected = new ArrayList<>();
        List<StagedRow> mentioned = new ArrayList<>();
        List<RepairedRow> repaired = new ArrayList<>();
        mapper.observe(batch.rows(), batch.fields());
        for (SourceRow row : batch.rows()) {
            Rejection rejection = placeless
                    ? processValues(row, batch.fields(), accepted)
                    : process(row, batch.fields(), accepted, repaired);
            if (rejection != null) {
                rejected.add(new CheckedBatch.Rejected(mapper.readable(row), rejection));
                if (full) {
                    mentioned.add(staged(mapper.glimpse(placeless ? bare(row) : row, batch.fields())));
                }
            }
        }
        return new CheckedBatch(batch.rows().size(), repaired, accepted, rejected, mentioned, batch.fields());
    }

    private Rejection process(
            SourceRow row, List<SourceField> fields, List<StagedRow> accepted, List<RepairedRow> repaired) {
        Rejection misplaced = check.checkPlace(row);
        if (misplaced != null) {
            return misplaced;
        }
        RowMapper.Result mapped = mapper.map(row, fields);
        if (mapped.rejection() != null) {
            return mapped.rejection();
        }
        RowRepair.Result taken = repair.repair(mapped.row(), check.check(mapped.row()));
        if (taken.rejection() != null) {
            return taken.rejection();
        }
        Rejection elsewhere = cities.check(row.number(), taken.row().values(), row.geometry());
        if (elsewhere != null) {
            return elsewhere;
        }
        for (Repair each : taken.repairs()) {
            repairs.merge(each, 1L, Long::sum);
        }
        taken.record().ifPresent(done -> repaired.add(RepairedRow.of(row.number(), done)));
        for (AreaComparison area : areas) {
            area.add(taken.row());
        }
        accepted.add(staged(taken.row()));
        return null;
    }

    /** A row that only says more of a feature that is there; what it holds of geometry does not count. */
    private Rejection processValues(SourceRow row, List<SourceField> fields, List<StagedRow> accepted) {
        if (row.rejection() != null && row.rejection().reason() != Reason.EMPTY_GEOMETRY) {
            return row.rejection();
        }
        RowMapper.Result mapped = mapper.map(bare(row), fields);
        if (mapped.rejection() != null) {
            return mapped.rejection();
        }
        Rejection rejection = check.checkValues(mapped.row(), mapper.spokenOf(fields));
        if (rejection == null) {
            rejection = cities.check(row.number(), mapped.row().values(), null);
        }
        if (rejection == null) {
            accepted.add(staged(mapped.row()));
        }
        return rejection;
    }

    private static SourceRow bare(SourceRow row) {
        return new SourceRow(row.number(), row.values(), null, row.repairs(), null);
    }

    private StagedRow staged(MappedRow row) {
        byte[] geometry = row.geometry() == null || row.geometry().isEmpty() ? null : WkbEncoder.encode(row.geometry());
        return new StagedRow(row.source().number(), fileName, cities.of(row.values()), row.values(), geometry);
    }

    /** What the person who delivers should know of how values were read. */
    List<Title> notes(List<SourceField> fields) {
        return mapper.notes(fields);
    }

    List<CityCheck.Finding> cities() {
        return cities.findings();
    }

    Map<Repair, Long> repairs() {
        return repairs;
    }
}
