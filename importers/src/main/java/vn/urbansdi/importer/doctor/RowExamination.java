package vn.urbansdi.importer.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.feature.GeometryFault;
import vn.urbansdi.geo.CrsRegistry;
import vn.urbansdi.importer.check.AreaComparison;
import vn.urbansdi.importer.check.CityCheck;
import vn.urbansdi.importer.check.GeometryCheck;
import vn.urbansdi.importer.check.RowCheck;
import vn.urbansdi.importer.doctor.names.AttributeProposal;
import vn.urbansdi.importer.doctor.names.MappingProposal;
import vn.urbansdi.importer.doctor.shape.CoverageCheck;
import vn.urbansdi.importer.doctor.shape.Duplicates;
import vn.urbansdi.importer.map.DecimalColumns;
import vn.urbansdi.importer.map.FieldMapping;
import vn.urbansdi.importer.map.RowMapper;
import vn.urbansdi.importer.map.RowRepair;
import vn.urbansdi.importer.map.TextDecoding;
import vn.urbansdi.importer.row.MappedRow;
import vn.urbansdi.importer.row.Reason;
import vn.urbansdi.importer.row.Rejection;
import vn.urbansdi.importer.row.SourceField;
import vn.urbansdi.importer.row.SourceRow;

/** Checks every row as an import into one layer would, but goes on after the first fault. */
final class RowExamination implements FileExamination {

    private record Key(List<String> attributes, List<Integer> positions, boolean isKey, Duplicates rows) {}

    private final Layer layer;
    private final boolean placeless;
    private final RowMapper mapper;
    private final RowCheck check;
    private final RowRepair repair;
    private final RepairTally repairs = new RepairTally();
    private final List<AreaComparison> areas;
    private final CityCheck cities;
    private final ProblemTally problems = new ProblemTally();
    private final Map<Integer, CodeTally> codes = new LinkedHashMap<>();
    private final List<Key> keys = new ArrayList<>();
    private final Duplicates shapes;
    private final CoverageCheck coverage;
    private final PictureSample picture;

    RowExamination(
            Catalog catalog,
            Layer layer,
            MappingProposal proposal,
            TextDecoding decoding,
            DecimalColumns decimals,
            RowRules rules) {
        this.layer = layer;
        this.placeless = rules.placeless();
        Map<String, String> fields = new LinkedHashMap<>();
        proposal.attributes().stream()
                .filter(AttributeProposal::isMapped)
                .forEach(each -> fields.put(each.attribute(), each.field()));
        this.mapper = new RowMapper(layer, new FieldMapping(layer, fields), decoding, decimals, rules.srid());
        this.check = new RowCheck(layer, catalog, rules.srid());
        this.repair = new RowRepair(layer, rules.repairs());
        this.areas = AreaComparison.of(layer, rules.srid());
        this.cities = new CityCheck(catalog.deployment(), layer, rules.srid(), rules.city(), false);
        this.shapes = new Duplicates(rules.bounds().distinct());
        this.coverage =
                new CoverageCheck(rules.bounds().polygons(), rules.bounds().vertices());
        this.picture = new PictureSample(layer.geometry().srid());
        for (int i = 0; i < layer.attributes().size(); i++) {
            Attribute attribute = layer.attributes().get(i);
            String field = fields.get(attribute.name());
            if (field != null && attribute.codes().isPresent()) {
                codes.put(
                        i,
                        new CodeTally(
                                attribute.name(),
                                field,
                                catalog.codeList(attribute.codes().get()).orElseThrow()));
            }
        }
        int distinct = rules.bounds().distinct();
        addKey(layer.key(), true, fields, distinct);
        layer.attributeMatches().stream()
                .filter(match -> !match.equals(layer.key()))
                .forEach(match -> addKey(match, false, fields, distinct));
    }

    private void addKey(List<String> attributes, boolean isKey, Map<String, String> fields, int distinct) {
        if (fields.keySet().containsAll(attributes)) {
            List<Integer> positions = attributes.stream()
                    .map(name ->
                            layer.attributes().indexOf(layer.attribute(name).orElseThrow()))
                    .toList();
            keys.add(new Key(attributes, positions, isKey, new Duplicates(distinct)));
        }
    }

    @Override
    public void add(List<SourceRow> rows, List<SourceField> fields) {
        mapper.observe(rows, fields);
        rows.forEach(row -> {
            if (placeless) {
                addValues(row, fields);
            } else {
                add(row, fields);
            }
        });
    }

    /** What such a row holds of geometry does not count. */
    private void addValues(SourceRow row, List<SourceField> fields) {
        List<Rejection> faults = new ArrayList<>();
        if (row.rejection() != null && row.rejection().reason() != Reason.EMPTY_GEOMETRY) {
            faults.add(row.rejection());
        }
        SourceRow bare = new SourceRow(row.number(), row.values(), null, row.repairs(), null);
        MappedRow read = mapper.glimpse(bare, fields, faults::add);
        check.checkAllValues(read, mapper.spokenOf(fields), faults::add);
        codes.forEach((position, tally) -> tally.add(read.values()[position]));
        keys.forEach(key -> add(key, row.number(), read.values()));
        cities.check(row.number(), read.values(), null);
        faults.forEach(fault -> note(bare, read, fault));
        if (!faults.isEmpty()) {
            problems.rejected(faults.get(0).reason());
        }
    }

    private void add(SourceRow row, List<SourceField> fields) {
        List<Rejection> faults = new ArrayList<>();
        Rejection misplaced = check.checkPlace(row);
        if (misplaced != null) {
            faults.add(misplaced);
        }
        // Of a row in the wrong place only the values say anything more.
        SourceRow known = misplaced == null
                ? row
                : new SourceRow(row.number(), row.values(), null, row.repairs(), row.rejection());
        MappedRow read = mapper.glimpse(known, fields, faults::add);
        MappedRow mapped = checked(read, faults);
        codes.forEach((position, tally) -> tally.add(mapped.values()[position]));
        keys.forEach(key -> add(key, row.number(), mapped.values()));
        if (mapped.geometry() != null) {
            addShape(row.number(), mapped.geometry(), faults);
        }
        cities.check(row.number(), mapped.values(), known.geometry());
        faults.forEach(fault -> note(row, mapped, fault));
        if (faults.isEmpty()) {
            areas.forEach(area -> area.add(mapped));
        } else {
            problems.rejected(faults.get(0).reason());
        }
    }

    /** The row as an import would go on with it: repaired, where it can be. */
    private MappedRow checked(MappedRow read, List<Rejection> faults) {
        List<Rejection> found = new ArrayList<>();
        check.checkAll(read, found::add);
        MappedRow taken = read;
        for (Rejection fault : found) {
            if (fault.reason() == Reason.INVALID_GEOMETRY && read.geometry() != null) {
                RowRepair.Result result = repair.repair(read, fault);
                taken = result.row();
                result.record().ifPresent(record -> repairs.add(read.source().number(), record));
                Optional.ofNullable(result.rejection()).ifPresent(faults::add);
            } else {
                faults.add(fault);
            }
        }
        return taken;
    }

    private void add(Key key, long row, Object[] values) {
        List<String> parts = new ArrayList<>(key.positions.size());
        for (int position : key.positions) {
            if (values[position] == null) {
                return;
            }
            parts.add(values[position].toString());
        }
        key.rows.addKey(row, parts);
    }

    private void addShape(long row, Geometry geometry, List<Rejection> faults) {
        shapes.addGeometry(row, geometry);
        picture.add(geometry);
        if (layer.geometry().type().dimension() == 2 && geometry.getDimension() == 2) {
            boolean invalid = faults.stream().anyMatch(fault -> fault.reason() == Reason.INVALID_GEOMETRY);
            if (invalid) {
                coverage.leaveOut();
            } else if (CrsRegistry.standard().require(layer.geometry().srid()).geographic()) {
                return;
            } else {
                coverage.add(row, geometry);
            }
        }
    }

    private void note(SourceRow row, MappedRow mapped, Rejection fault) {
        Coordinate at = null;
        boolean inFile = false;
        if (fault.reason() == Reason.INVALID_GEOMETRY && mapped.geometry() != null) {
            at = GeometryCheck.fault(mapped.geometry())
                    .flatMap(GeometryFault::at)
                    .orElse(null);
        } else if (mapped.geometry() != null) {
            at = mapped.geometry().getEnvelopeInternal().centre();
        } else if (row.geometry() != null && !row.geometry().isEmpty()) {
            at = row.geometry().getEnvelopeInternal().centre();
            inFile = true;
        }
        problems.add(row.number(), fault, at, inFile);
    }

    @Override
    public Findings findings() {
        return new Findings(
                problems.rejectedRows(),
                problems.byReason(),
                problems.problems(),
                repairs.finding(),
                codes.values().stream().map(CodeTally::finding).toList(),
                keys.stream()
                        .map(key -> new Diagnosis.KeyFinding(key.attributes, key.isKey, key.rows.found()))
                        .toList(),
                shapes.found(),
                areas.stream().flatMap(area -> area.finding().stream()).toList(),
                cities.findings());
    }

    @Override
    public Optional<CoverageCheck> coverage() {
        boolean metric =
                !CrsRegistry.standard().require(layer.geometry().srid()).geographic();
        return metric && layer.geometry().type().dimension() == 2 ? Optional.of(coverage) : Optional.empty();
    }

    @Override
    public PictureSample picture() {
        return picture;
    }
}
