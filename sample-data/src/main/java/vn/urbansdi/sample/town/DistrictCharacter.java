package vn.urbansdi.sample.town;

import java.util.SplittableRandom;
import org.locationtech.jts.geom.Coordinate;
import vn.urbansdi.sample.place.Place;
import vn.urbansdi.sample.plane.Noise;
import vn.urbansdi.sample.terrain.Ground;

/** Decides what a district is from where it lies: old quarters in the centre, resorts by the sea, mines on the coal hills. */
final class DistrictCharacter {

    private final Ground ground;
    private final Noise patches;

    DistrictCharacter(Ground ground, long seed) {
        this.ground = ground;
        this.patches = new Noise(seed * 389 + 23);
    }

    /** @return 0 to 1: how coarse the division is hereabouts */
    double grain(double x, double y) {
        return 0.5 + 0.5 * patches.at(x, y, 1_700);
    }

    DistrictKind kind(Place.Ward ward, Coordinate at, double area, SplittableRandom random) {
        double ruralness = ground.settlement().ruralness(at.x, at.y);
        double hilliness = ground.terrain().hilliness(at.x, at.y);
        double shore = ground.terrain().shoreDistanceM(at.x, at.y);
        double patch = patches.fractal(at.x + 9_000, at.y, 1_300, 2);
        if (ruralness < 1.02) {
            return inTown(ward, area, ruralness, shore, patch, random);
        }
        if (hilliness > 0.3) {
            return ward.coal() && patch > 0.12 && ruralness < 5 ? DistrictKind.MINE : DistrictKind.FOREST;
        }
        if (ward.industry() && ruralness < 1.8 && patch > 0.05 && area > 60_000) {
            return DistrictKind.INDUSTRY;
        }
        if (ruralness < 1.25 && patch > -0.15) {
            return DistrictKind.VILLAGE;
        }
        if (shore < 700 && patch < 0.15) {
            return DistrictKind.PONDS;
        }
        return ruralness < 2.2 ? DistrictKind.FIELDS : DistrictKind.ESTATE;
    }

    private static DistrictKind inTown(
            Place.Ward ward, double area, double ruralness, double shore, double patch, SplittableRandom random) {
        double chance = random.nextDouble();
        if (area < 9_000) {
            return shore < 220 ? DistrictKind.PARK : DistrictKind.TUBE_HOUSES;
        }
        if (shore < 130 && chance < 0.75) {
            return ward.tourism() && chance < 0.35 ? DistrictKind.RESORT : DistrictKind.PARK;
        }
        if (ward.tourism() && shore < 700 && chance < 0.35) {
            return DistrictKind.RESORT;
        }
        if (ruralness < 0.45) {
            return chance < 0.06
                    ? DistrictKind.PARK
                    : chance < 0.14
                            ? DistrictKind.APARTMENTS
                            : patch > -0.05 ? DistrictKind.OLD_QUARTER : DistrictKind.TUBE_HOUSES;
        }
        if (ruralness < 0.8) {
            return chance < 0.04
                    ? DistrictKind.PARK
                    : chance < 0.12
                            ? DistrictKind.APARTMENTS
                            : chance < 0.3
                                    ? DistrictKind.VILLAS
                                    : patch > 0.2 ? DistrictKind.VILLAGE : DistrictKind.TUBE_HOUSES;
        }
        return chance < 0.22 ? DistrictKind.VILLAS : chance < 0.5 ? DistrictKind.TUBE_HOUSES : DistrictKind.VILLAGE;
    }
}
