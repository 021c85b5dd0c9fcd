package vn.urbansdi.sample.city;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.UnaryUnionNG;
import vn.urbansdi.sample.admin.WardMap;
import vn.urbansdi.sample.hazard.Hazards;
import vn.urbansdi.sample.network.Drainage;
import vn.urbansdi.sample.network.Lighting;
import vn.urbansdi.sample.network.Street;
import vn.urbansdi.sample.place.Board;
import vn.urbansdi.sample.place.Place;
import vn.urbansdi.sample.plane.Face;
import vn.urbansdi.sample.record.RecordSink;
import vn.urbansdi.sample.record.SampleLayer;
import vn.urbansdi.sample.terrain.Ground;
import vn.urbansdi.sample.terrain.Warp;
import vn.urbansdi.sample.town.BaseNet;
import vn.urbansdi.sample.town.BlockBuilder;
import vn.urbansdi.sample.town.District;
import vn.urbansdi.sample.town.DistrictDivider;
import vn.urbansdi.sample.town.Plots;
import vn.urbansdi.sample.town.RoadClass;
import vn.urbansdi.sample.town.RoadNet;
import vn.urbansdi.sample.town.StreetNames;

/** Generates one city, layer by layer, from its main lines down to its street lights. */
final class CityGenerator {

    private final Place place;
    private final WardMap wards;
    private final long seed;
    private final Warp warp;
    private final RecordSink sink;

    CityGenerator(Place place, WardMap wards, long seed, RecordSink sink) {
        this.place = place;
        this.wards = wards;
        this.seed = seed;
        this.warp = new Warp(seed);
        this.sink = sink;
    }

    /** @param urbanAreaM2 how much land the town takes */
    void generate(double urbanAreaM2, LocalDate today) throws IOException {
        List<Geometry> wardShapes = addWards();
        Geometry land =
                UnaryUnionNG.union(Board.GEOMETRY.buildGeometry(wardShapes), new PrecisionModel(Warp.GRID_PER_METRE));
        sink.accept(SampleLayer.CITY, land, place.id(), place.name(), place.nameEn(), place.districtCode());

        Ground ground = Ground.of(place, wards, seed, urbanAreaM2);
        RoadNet roads = new RoadNet();
        StreetNames names = new StreetNames(place.streets());
        BaseNet base = new BaseNet(ground, wards, roads);
        Map<String, List<Face>> faces = base.facesByWard(wards);
        DistrictDivider divider = new DistrictDivider(ground, roads, names, seed);
        for (Place.Ward ward : place.wards()) {
            divider.divide(ward, faces.get(ward.code()));
        }
        BlockBuilder blocks = new BlockBuilder(roads, names, seed);
        Plots plots = new Plots(ground, roads, warp, seed, sink);
        for (District district : divider.districts()) {
            plots.develop(district, blocks.blocks(district));
        }

        List<Street> streets = Street.of(roads, warp);
        addRoads(streets);
        addRivers(ground, land);
        List<Street> inTown = streets.stream()
                .flatMap(street -> street.inTown(ground.settlement()).stream())
                .toList();
        new Lighting(place, seed, sink).light(inTown);
        List<Street> drained = inTown.stream()
                .filter(street -> street.road().urban() && street.road().roadClass() != RoadClass.ALLEY)
                .toList();
        new Drainage(ground, Drainage.Sewer.STORM, seed, sink).lay(drained);
        new Drainage(ground, Drainage.Sewer.SEWAGE, seed, sink)
                .lay(drained.stream()
                        .filter(street -> street.road().roadClass().isAtLeast(RoadClass.COLLECTOR))
                        .toList());

        Hazards hazards = new Hazards(ground, land, seed, sink);
        hazards.floods();
        hazards.landslides();
        hazards.warnings(wardShapes, today);
    }

    private List<Geometry> addWards() throws IOException {
        List<Geometry> shapes = new ArrayList<>();
        for (Place.Ward ward : place.wards()) {
            List<Polygon> parts = new ArrayList<>();
            for (Polygon part : wards.parts(ward.code())) {
                Coordinate[] ring =
                        warp.apply(Arrays.asList(part.getExteriorRing().getCoordinates()));
                parts.add(Board.GEOMETRY.createPolygon(ring));
            }
            Geometry shape =
                    parts.size() == 1 ? parts.get(0) : Board.GEOMETRY.createMultiPolygon(parts.toArray(Polygon[]::new));
            shapes.add(shape);
            sink.accept(
                    SampleLayer.WARD, shape, ward.code(), ward.name(), ward.nameEn(), ward.fullName(), ward.areaKm2());
        }
        return shapes;
    }

    /** As wide as what is built keeps clear of them, and no farther than the shore. */
    private void addRivers(Ground ground, Geometry land) throws IOException {
        for (int i = 0; i < ground.rivers().size(); i++) {
            Place.River river = place.rivers().get(i);
            Polygon bed = (Polygon) ground.rivers().get(i).buffer(river.widthM() / 2, 4);
            Geometry bent = Board.GEOMETRY.createPolygon(
                    warp.apply(Arrays.asList(bed.getExteriorRing().getCoordinates())));
            Geometry water =
                    OverlayNG.overlay(bent, land, OverlayNG.INTERSECTION, new PrecisionModel(Warp.GRID_PER_METRE));
            sink.accept(
                    SampleLayer.WATER_BODY,
                    water,
                    String.format("%s-W%03d", place.prefix(), i + 1),
                    river.name(),
                    EnglishNames.river(river.name()),
                    "RIVER");
        }
    }

    private void addRoads(List<Street> streets) throws IOException {
        for (Street street : streets) {
            RoadClass roadClass = street.road().roadClass();
            boolean urban = street.road().urban();
            String name = street.road().name();
            sink.accept(
                    SampleLayer.ROAD,
                    street.line(),
                    String.format("%s-R%06d", place.prefix(), street.road().number() + 1),
                    name,
                    name == null ? null : EnglishNames.street(name),
                    roadClass.name(),
                    surface(roadClass, urban, street.road().number()),
                    urban ? roadClass.carriagewayM() : Math.min(roadClass.carriagewayM(), 7.5),
                    roadClass.lanes());
        }
    }

    private static String surface(RoadClass roadClass, boolean urban, int number) {
        if (urban || roadClass.isAtLeast(RoadClass.ARTERIAL)) {
            return roadClass == RoadClass.ALLEY ? "CONCRETE" : "ASPHALT";
        }
        return switch (number % 5) {
            case 0 -> "DIRT";
            case 1 -> "GRAVEL";
            default -> "CONCRETE";
        };
    }
}
