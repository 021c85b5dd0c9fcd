package vn.urbansdi.importer.doctor.place;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.urbansdi.catalog.City;
import vn.urbansdi.catalog.Deployment;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.geo.CoordinateTransform;
import vn.urbansdi.geo.Crs;
import vn.urbansdi.geo.CrsRegistry;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.geo.OutsideCrsException;

/** Tries every reference system that is served, with x first and with y first, on the sample of a file's places. */
final class CrsRanking {

    private static final int WGS_84 = 4326;
    private static final double LEAST_IN_AREA_PERCENT = 1;
    private static final double PERCENT = 100;
    private static final double TRIMMED = 0.01;
    private static final double IN_AREA = 0.25;
    private static final double IN_CITY = 0.05;
    /** Times the square of the share: a neighbouring zone lands half of a city in the same city's extent, too. */
    private static final double WARDS = 0.35;

    private static final double DECLARED = 0.15;
    private static final double LEGAL = 0.06;
    private static final double IN_USE = 0.04;
    private static final double SWAPPED = 0.1;
    private static final double MIXED = 50;

    private final Deployment deployment;
    private final List<PlaceSurvey.Place> sample;
    private final int declared;
    private final Map<String, City> cityOfWard = new HashMap<>();

    CrsRanking(Deployment deployment, List<PlaceSurvey.Place> sample, int declared) {
        this.deployment = deployment;
        this.sample = sample;
        this.declared = declared;
        deployment.cities().forEach(city -> city.wards().forEach(ward -> cityOfWard.put(ward, city)));
    }

    /** Those that land anything in the deployment's area, and the declared one in any case; the best first. */
    List<CrsCandidate> candidates() {
        List<CrsCandidate> all = new ArrayList<>();
        for (Crs crs : CrsRegistry.standard().all()) {
            for (boolean swapped : new boolean[] {false, true}) {
                candidate(crs, swapped).ifPresent(all::add);
            }
        }
        all.sort(Comparator.comparingDouble(CrsCandidate::score)
                .reversed()
                .thenComparing(CrsCandidate::swapped)
                .thenComparing(candidate -> candidate.srid() != declared)
                .thenComparing(candidate -> deployment.crs().indexOf(candidate.srid()) < 0));
        return all;
    }

    private Optional<CrsCandidate> candidate(Crs crs, boolean swapped) {
        CoordinateTransform transform = CoordinateTransform.between(crs.srid(), WGS_84);
        double[] longitudes = new double[sample.size()];
        double[] latitudes = new double[sample.size()];
        int landed = 0;
        int inArea = 0;
        int inUse = 0;
        int withWard = 0;
        int inTheirCity = 0;
        Map<City, Integer> cities = new LinkedHashMap<>();
        for (PlaceSurvey.Place place : sample) {
            double[] xy = swapped ? new double[] {place.y(), place.x()} : new double[] {place.x(), place.y()};
            try {
                transform.transform(xy, 1);
            } catch (OutsideCrsException e) {
                continue;
            }
            longitudes[landed] = xy[0];
            latitudes[landed++] = xy[1];
            inArea += deployment.extent().contains(xy[0], xy[1]) ? 1 : 0;
            inUse += crs.areaOfUse().contains(xy[0], xy[1]) ? 1 : 0;
            for (City city : deployment.cities()) {
                if (city.extent().contains(xy[0], xy[1])) {
                    cities.merge(city, 1, Integer::sum);
                }
            }
            City city = cityOfWard.get(place.ward());
            withWard += city == null ? 0 : 1;
            inTheirCity += city != null && city.extent().contains(xy[0], xy[1]) ? 1 : 0;
        }
        boolean isDeclared = crs.srid() == declared && !swapped;
        double inAreaPercent = PERCENT * inArea / Math.max(1, sample.size());
        if (landed == 0 || (inAreaPercent < LEAST_IN_AREA_PERCENT && !isDeclared)) {
            return Optional.empty();
        }
        double inCityPercent = Math.min(
                PERCENT,
                PERCENT * cities.values().stream().mapToInt(Integer::intValue).sum() / sample.size());
        double wardPercent = withWard == 0 ? -1 : PERCENT * inTheirCity / withWard;
        double usePercent = PERCENT * inUse / sample.size();
        double score = IN_AREA * inAreaPercent / PERCENT
                + IN_CITY * inCityPercent / PERCENT
                + WARDS * (wardPercent < 0 ? 1.0 / 2 : wardPercent * wardPercent / PERCENT / PERCENT)
                + (isDeclared ? DECLARED : 0)
                + (crs.srid() == deployment.srid() ? LEGAL : 0)
                + IN_USE * usePercent / PERCENT
                + (swapped ? 0 : SWAPPED);
        return Optional.of(new CrsCandidate(
                crs.srid(),
                crs.name(),
                swapped,
                isDeclared,
                score,
                inAreaPercent,
                inCityPercent,
                wardPercent,
                lands(Arrays.copyOf(longitudes, landed), Arrays.copyOf(latitudes, landed)),
                where(cities),
                evidence(crs, swapped, isDeclared, inAreaPercent, usePercent, wardPercent)));
    }

    private static Extent lands(double[] longitudes, double[] latitudes) {
        Arrays.sort(longitudes);
        Arrays.sort(latitudes);
        int low = (int) (TRIMMED * longitudes.length);
        int high = longitudes.length - 1 - low;
        return new Extent(WGS_84, longitudes[low], latitudes[low], longitudes[high], latitudes[high]);
    }

    private Title where(Map<City, Integer> cities) {
        List<Map.Entry<City, Integer>> most = cities.entrySet().stream()
                .sorted(Map.Entry.<City, Integer>comparingByValue().reversed())
                .toList();
        return new Title(names(most, "vi"), names(most, "en"));
    }

    private String names(List<Map.Entry<City, Integer>> cities, String language) {
        return cities.stream()
                .map(entry -> entry.getKey().name().in(language)
                        + String.format(Locale.ROOT, " %.0f %%", PERCENT * entry.getValue() / sample.size()))
                .collect(Collectors.joining(", "));
    }

    private List<Title> evidence(
            Crs crs, boolean swapped, boolean isDeclared, double inArea, double inUse, double wards) {
        List<Title> evidence = new ArrayList<>();
        if (isDeclared) {
            evidence.add(new Title("được khai báo", "declared"));
        }
        evidence.add(new Title(
                percent(inArea) + " nằm trong phạm vi quản lý", percent(inArea) + " inside the area of interest"));
        if (wards >= 0) {
            evidence.add(new Title(
                    percent(wards) + " nằm trong đô thị mà mã phường xã của dòng cho biết",
                    percent(wards) + " in the city that the row's ward code names"));
        }
        if (crs.srid() == deployment.srid()) {
            evidence.add(new Title("hệ toạ độ pháp lý của địa phương", "the legal CRS of the place"));
        }
        if (inUse < MIXED) {
            evidence.add(new Title("nằm ngoài vùng sử dụng của hệ", "outside the CRS's area of use"));
        }
        if (swapped) {
            evidence.add(new Title("chỉ khi đổi chỗ X và Y", "only with X and Y exchanged"));
        }
        return evidence;
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.0f %%", value);
    }
}
