package vn.urbansdi.sample.town;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Polygon;
import vn.urbansdi.sample.place.Board;
import vn.urbansdi.sample.place.Place;
import vn.urbansdi.sample.plane.Face;
import vn.urbansdi.sample.plane.Noise;
import vn.urbansdi.sample.record.PersonNames;
import vn.urbansdi.sample.record.RecordSink;
import vn.urbansdi.sample.record.SampleLayer;
import vn.urbansdi.sample.terrain.Ground;
import vn.urbansdi.sample.terrain.Terrain;
import vn.urbansdi.sample.terrain.Warp;

/** Turns the blocks of a district into parcels, buildings, permits and planning zones, and hands them on. */
public final class Plots {

    private static final double LONGEST_CHORD_M = 25;
    private static final double SLOPE = 0.15;

    private final Place place;
    private final RoadNet roads;
    private final Warp warp;
    private final Terrain terrain;
    private final long seed;
    private final RecordSink sink;
    private final Permits permits;
    private final Shelters shelters;
    private final Institutions institutions = new Institutions();
    private int buildings;
    private int zones;

    private static final int REPEATED_BACK = 5;
    private static final int ONE_REPEATED_OF = 500;

    public Plots(Ground ground, RoadNet roads, Warp warp, long seed, RecordSink sink) {
        this.place = ground.place();
        this.terrain = ground.terrain();
        this.roads = roads;
        this.warp = warp;
        this.seed = seed;
        this.sink = sink;
        this.permits = new Permits(place, sink);
        this.shelters = new Shelters(place, sink);
    }

    public void develop(District district, List<Face> blocks) throws IOException {
        SplittableRandom random = new SplittableRandom(Noise.scrambled(seed + 1, district.number()));
        int parcelNo = 0;
        boolean hasInstitution = !district.kind().isBuiltUp() || district.kind() == DistrictKind.INDUSTRY;
        for (Face block : blocks) {
            boolean whole = district.kind() == DistrictKind.PARK;
            double area = block.area();
            PlotUse institution = null;
            if (!hasInstitution && area > 900 && area < 14_000 && random.nextDouble() < 0.4) {
                institution = institutions.next(district.ward(), area, random);
                hasInstitution = true;
                whole = true;
            }
            List<Face> lots = whole ? List.of(block) : LotBuilder.lots(block, district.kind(), random);
            List<Polygon> plots = plots(lots);
            if (!plots.stream().allMatch(Polygon::isValid)) {
                // Between two bent streets a lot may fold over itself; nobody divides such a block.
                lots = List.of(block);
                plots = plots(lots);
            }
            for (int i = 0; i < lots.size(); i++) {
                Polygon plot = plots.get(i);
                if (plot.getArea() >= 6 && plot.isValid()) {
                    develop(district, lots.get(i), plot, institution, ++parcelNo, random);
                }
            }
            if (district.ruralness() < 1.25 && area > 300) {
                addZone(district, block, institution, random);
            }
        }
    }

    private List<Polygon> plots(List<Face> lots) {
        return LotBuilder.noded(lots).stream().map(this::polygon).toList();
    }

    /** About one number in five hundred stands twice on its sheet, as in real cadastres. */
    private int written(District district, int parcelNo) {
        boolean again = parcelNo > REPEATED_BACK
                && Math.floorMod(Noise.scrambled(seed + 3, 8192L * district.number() + parcelNo), ONE_REPEATED_OF) == 0;
        return again ? parcelNo - REPEATED_BACK : parcelNo;
    }

    private void develop(
            District district, Face lot, Polygon plot, PlotUse institution, int parcelNo, SplittableRandom random)
            throws IOException {
        double area = plot.getArea();
        int street = street(lot);
        boolean arterial =
                street != Face.NO_ROAD && roads.roads().get(street).roadClass().isAtLeast(RoadClass.COLLECTOR);
        PlotUse use = institution != null ? institution : PlotUse.home(district, area, arterial, random);
        Coordinate middle = lot.centroid();
        if (terrain.hilliness(middle.x, middle.y) > SLOPE) {
            use = use.onSlope();
        }
        String address = address(district, street, parcelNo);
        String owner = owner(use, district, random);
        sink.accept(
                SampleLayer.LAND_PARCEL,
                plot,
                district.ward().code(),
                Integer.toString(district.sheetNo()),
                Integer.toString(written(district, parcelNo)),
                use.landUse(),
                Math.rint(area * (1 + 0.012 * (random.nextDouble() - 0.5)) * 10) / 10,
                Math.rint(area * 100) / 100,
                address,
                owner);
        Polygon footprint = use.building() == null ? null : use.footprint().within(plot, corners(lot));
        if (footprint != null) {
            addBuilding(district, use, footprint, address, random);
            permits.perhaps(district, use, footprint, address, random);
            shelters.perhaps(use, footprint, address, random);
        }
    }

    private void addBuilding(District district, PlotUse use, Polygon footprint, String address, SplittableRandom random)
            throws IOException {
        double storeyM = use.building().equals("FACTORY") || use.building().equals("WAREHOUSE") ? 7.5 : 3.4;
        sink.accept(
                SampleLayer.BUILDING,
                footprint,
                String.format("%s-N%07d", place.prefix(), ++buildings),
                district.ward().code(),
                use.name(),
                use.building(),
                use.floors(),
                Math.rint(10 * (use.floors() * storeyM + random.nextDouble())) / 10,
                1975 + (int) (50 * Math.pow(random.nextDouble(), 0.6)),
                address);
    }

    private void addZone(District district, Face block, PlotUse institution, SplittableRandom random)
            throws IOException {
        String landUse = institution != null
                ? institution.landUse()
                : PlotUse.home(district, block.area(), false, random).landUse();
        // Plans do not always agree with what is there: that is what conflict checks are for.
        if (random.nextDouble() < 0.1) {
            landUse = PersonNames.pick(new String[] {"DVH", "DGD", "TMD", "DGT", "DTT", "ODT"}, random);
        }
        int year = 2012 + random.nextInt(13);
        String status =
                PersonNames.pick(new String[] {"APPROVED", "APPROVED", "APPROVED", "ADJUSTED", "DRAFT"}, random);
        zones++;
        sink.accept(
                SampleLayer.PLANNING_ZONE,
                polygon(block.points()),
                String.format("%s-QH-%s-%05d", place.prefix(), district.ward().code(), zones),
                "Lô " + landUse + "-" + String.format("%02d", 1 + zones % 97) + ", "
                        + district.ward().fullName(),
                landUse,
                String.format("QHPK-%s-%d/%02d", place.prefix(), year, 1 + district.number() % 40),
                status,
                district.kind() == DistrictKind.APARTMENTS ? 25 + random.nextInt(10) : 3 + random.nextInt(6),
                (double) (30 + 5 * random.nextInt(11)),
                status.equals("DRAFT") ? null : LocalDate.of(year, 1 + random.nextInt(12), 1 + random.nextInt(28)),
                null);
    }

    /** Long sides bend with the ground: as chords they would cut into what lies beyond them. */
    private Polygon polygon(List<Coordinate> outline) {
        List<Coordinate> closed = new ArrayList<>(outline);
        closed.add(outline.get(0));
        Coordinate[] ring = warp.apply(Board.densify(closed, LONGEST_CHORD_M));
        return ring.length < 4 ? Board.GEOMETRY.createPolygon() : Board.GEOMETRY.createPolygon(ring);
    }

    private Coordinate[] corners(Face lot) {
        Coordinate[] corners = Footprint.corners(lot);
        for (int i = 0; i < corners.length; i++) {
            corners[i] = warp.apply(corners[i].x, corners[i].y);
        }
        return corners;
    }

    /** The road on which most of the plot's front lies. */
    private static int street(Face lot) {
        int street = Face.NO_ROAD;
        double longest = 0;
        for (int i = 0; i < lot.size(); i++) {
            if (lot.beyond()[i] != Face.NO_ROAD && lot.edgeLength(i) > longest) {
                longest = lot.edgeLength(i);
                street = lot.beyond()[i];
            }
        }
        return street;
    }

    private String address(District district, int street, int parcelNo) {
        String name = street == Face.NO_ROAD ? null : roads.roads().get(street).name();
        String ward = district.ward().fullName().substring(0, 1).toLowerCase(java.util.Locale.ROOT)
                + district.ward().fullName().substring(1);
        if (name == null) {
            return "Tổ " + (1 + district.number() % 24) + ", " + ward;
        }
        return "Số " + (2 * parcelNo - street % 2) + " " + name + ", " + ward;
    }

    private static String owner(PlotUse use, District district, SplittableRandom random) {
        String ward = district.ward().fullName().substring(0, 1).toLowerCase(java.util.Locale.ROOT)
                + district.ward().fullName().substring(1);
        return switch (use.landUse()) {
            case "ODT", "ONT", "CLN", "HNK", "LUC", "LUK", "NTS", "LMU" ->
                use.building() != null && use.building().equals("APARTMENT")
                        ? "Công ty cổ phần đầu tư " + PersonNames.person(random)
                        : PersonNames.household(random);
            case "RPH", "RDD" -> "Ban quản lý rừng";
            case "RSX" -> random.nextBoolean() ? PersonNames.person(random) : "Công ty TNHH MTV Lâm nghiệp";
            case "SKS" -> "Tập đoàn Công nghiệp Than – Khoáng sản";
            case "TMD", "SKK", "SKC" -> "Công ty TNHH " + PersonNames.person(random);
            default -> "Uỷ ban nhân dân " + ward;
        };
    }
}
