package vn.urbansdi.sample.town;

import java.util.SplittableRandom;

/**
 * What stands on a plot.
 *
 * @param landUse code of list {@code land_use}
 * @param building code of list {@code building_use}, or null where nothing is built
 * @param name of a public building, else null
 */
record PlotUse(String landUse, String building, String name, int floors, Footprint footprint) {

    static PlotUse open(String landUse) {
        return new PlotUse(landUse, null, null, 0, null);
    }

    /** Paddies, salt pans and ponds need level ground: on a slope trees stand instead. */
    PlotUse onSlope() {
        return switch (landUse) {
            case "LUC", "LUK" -> open("CLN");
            case "NTS", "LMU" -> open("RSX");
            default -> this;
        };
    }

    static PlotUse home(District district, double areaM2, boolean arterial, SplittableRandom random) {
        return switch (district.kind()) {
            case OLD_QUARTER, TUBE_HOUSES -> tubeHouse(district, areaM2, arterial, random);
            case VILLAS -> villa(random);
            case VILLAGE -> farmhouse(areaM2, random);
            case APARTMENTS -> apartments(random);
            case RESORT -> hotel(areaM2, random);
            case INDUSTRY -> factory(random);
            case PARK -> open(random.nextDouble() < 0.6 ? "DVH" : "DTT");
            case FIELDS -> open(weighted(random, "LUC", 62, "HNK", 20, "CLN", 12, "LUK", 6));
            case ESTATE -> open(weighted(random, "CLN", 38, "HNK", 26, "LUC", 16, "RSX", 20));
            case PONDS -> open(weighted(random, "NTS", 86, "LMU", 6, "RPH", 8));
            case FOREST ->
                open(
                        district.ward().protectedForest()
                                ? weighted(random, "RDD", 70, "RPH", 20, "RSX", 10)
                                : weighted(random, "RSX", 66, "RPH", 26, "NCS", 8));
            case MINE -> open(weighted(random, "SKS", 75, "RSX", 25));
        };
    }

    private static PlotUse tubeHouse(District district, double areaM2, boolean arterial, SplittableRandom random) {
        if (random.nextDouble() < 0.05) {
            return open("ODT");
        }
        double front = random.nextDouble() < 0.5 ? 0.015 : 0.03 + 0.09 * random.nextDouble();
        double back = random.nextDouble() < 0.35 ? 0.985 : 0.78 + 0.17 * random.nextDouble();
        Footprint shape = areaM2 > 95 && random.nextDouble() < 0.22
                ? Footprint.angled(0.02, 0.98, front, back, 0.4, 0.35)
                : Footprint.rectangle(0.02, 0.98, front, back);
        int tallest = district.ruralness() < 0.45 ? 4 : 3;
        int floors = 1 + random.nextInt(tallest) + (arterial ? random.nextInt(3) : 0);
        double chance = random.nextDouble();
        if (arterial && chance < 0.3) {
            return chance < 0.22
                    ? new PlotUse("TMD", "SHOP", null, floors, shape)
                    : new PlotUse("TMD", chance < 0.26 ? "HOTEL" : "OFFICE", null, floors + 2, shape);
        }
        return new PlotUse("ODT", chance < 0.95 ? "HOUSE" : "SHOP", null, floors, shape);
    }

    private static PlotUse villa(SplittableRandom random) {
        if (random.nextDouble() < 0.14) {
            return open("ODT");
        }
        double s0 = 0.12 + 0.08 * random.nextDouble();
        double s1 = 0.8 + 0.08 * random.nextDouble();
        Footprint shape = random.nextDouble() < 0.55
                ? Footprint.angled(
                        s0, s1, 0.22, 0.82, 0.35 + 0.2 * random.nextDouble(), 0.3 + 0.2 * random.nextDouble())
                : Footprint.rectangle(s0, s1, 0.2, 0.78);
        return new PlotUse("ODT", "HOUSE", null, 2 + random.nextInt(2), shape);
    }

    private static PlotUse farmhouse(double areaM2, SplittableRandom random) {
        if (random.nextDouble() < 0.16) {
            return open(random.nextDouble() < 0.6 ? "CLN" : "HNK");
        }
        double wide = Math.min(0.8, 9.5 / Math.sqrt(areaM2) * (0.9 + 0.5 * random.nextDouble()));
        double s0 = 0.08 + (0.84 - wide) * random.nextDouble();
        double t0 = 0.08 + 0.25 * random.nextDouble();
        double deep = 0.3 + 0.2 * random.nextDouble();
        Footprint shape = random.nextDouble() < 0.35
                ? Footprint.angled(s0, s0 + wide, t0, t0 + deep + 0.12, 0.5, 0.45)
                : Footprint.rectangle(s0, s0 + wide, t0, t0 + deep);
        return new PlotUse(random.nextDouble() < 0.5 ? "ODT" : "ONT", "HOUSE", null, 1 + random.nextInt(2), shape);
    }

    private static PlotUse apartments(SplittableRandom random) {
        double chance = random.nextDouble();
        if (chance < 0.18) {
            return open("DVH");
        }
        return chance < 0.3
                ? new PlotUse("TMD", "SHOP", null, 2 + random.nextInt(4), Footprint.rectangle(0.1, 0.9, 0.12, 0.88))
                : new PlotUse(
                        "ODT",
                        "APARTMENT",
                        "Chung cư " + (char) ('A' + random.nextInt(8)) + (1 + random.nextInt(20)),
                        9 + random.nextInt(24),
                        random.nextBoolean()
                                ? Footprint.angled(0.12, 0.88, 0.2, 0.8, 0.55, 0.5)
                                : Footprint.rectangle(0.1, 0.9, 0.3, 0.72));
    }

    private static PlotUse hotel(double areaM2, SplittableRandom random) {
        double chance = random.nextDouble();
        if (chance < 0.2) {
            return open(chance < 0.1 ? "DVH" : "TMD");
        }
        boolean large = areaM2 > 900;
        return new PlotUse(
                "TMD",
                "HOTEL",
                null,
                large ? 6 + random.nextInt(20) : 3 + random.nextInt(6),
                chance < 0.6
                        ? Footprint.angled(0.1, 0.9, 0.15, 0.85, 0.5, 0.5)
                        : Footprint.horseshoe(0.1, 0.9, 0.15, 0.85, 0.3));
    }

    private static PlotUse factory(SplittableRandom random) {
        double chance = random.nextDouble();
        if (chance < 0.12) {
            return open("SKK");
        }
        return new PlotUse(
                chance < 0.3 ? "SKC" : "SKK",
                chance < 0.65 ? "FACTORY" : "WAREHOUSE",
                null,
                1 + random.nextInt(2),
                chance < 0.4
                        ? Footprint.angled(0.08, 0.92, 0.12, 0.88, 0.35, 0.4)
                        : Footprint.rectangle(0.07, 0.93, 0.1, 0.5 + 0.4 * random.nextDouble()));
    }

    /** @param choices code, weight, code, weight, … */
    private static String weighted(SplittableRandom random, Object... choices) {
        int ticket = random.nextInt(100);
        for (int i = 0; i < choices.length; i += 2) {
            ticket -= (Integer) choices[i + 1];
            if (ticket < 0) {
                return (String) choices[i];
            }
        }
        return (String) choices[0];
    }
}
