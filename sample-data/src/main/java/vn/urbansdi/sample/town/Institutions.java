package vn.urbansdi.sample.town;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import vn.urbansdi.sample.place.Place;

/** The public institutions of a city. No two of a kind have the same name. */
final class Institutions {

    private static final List<String> PEOPLE = List.of(
            "Kim Đồng",
            "Lê Quý Đôn",
            "Nguyễn Trãi",
            "Chu Văn An",
            "Trần Quốc Toản",
            "Võ Thị Sáu",
            "Lý Tự Trọng",
            "Nguyễn Văn Trỗi",
            "Lê Hồng Phong",
            "Hoàng Văn Thụ",
            "Ngô Quyền",
            "Bùi Thị Xuân",
            "Nguyễn Bỉnh Khiêm",
            "Lương Thế Vinh",
            "Phan Đình Phùng",
            "Nguyễn Viết Xuân",
            "Nguyễn Bá Ngọc",
            "Đoàn Thị Điểm");
    private static final List<String> NURSERIES = List.of(
            "Hoa Sen",
            "Hoạ Mi",
            "Sơn Ca",
            "Sao Mai",
            "Hướng Dương",
            "Măng Non",
            "Bình Minh",
            "Tuổi Thơ",
            "Ánh Dương",
            "Hoa Phượng",
            "Hoa Mai",
            "Hoa Hồng");

    private final Set<String> taken = new HashSet<>();

    /** An institution on a plot, or a whole block, of its own. */
    PlotUse next(Place.Ward ward, double areaM2, SplittableRandom random) {
        double chance = random.nextDouble();
        if (chance < 0.34) {
            return school(ward, areaM2, chance, random);
        }
        if (chance < 0.46 && taken.add("Trạm y tế " + ward.name())) {
            return new PlotUse(
                    "DYT",
                    "HEALTH",
                    "Trạm y tế " + ward.name(),
                    2 + random.nextInt(4),
                    Footprint.angled(0.12, 0.88, 0.15, 0.85, 0.6, 0.55));
        }
        if (chance < 0.6) {
            return new PlotUse(
                    "DCH",
                    "SHOP",
                    firstOrNumbered("Chợ ", ward.name()),
                    1 + random.nextInt(2),
                    Footprint.rectangle(0.08, 0.92, 0.1, 0.9));
        }
        String council = "Uỷ ban nhân dân " + (ward.commune() ? "xã " : "phường ") + ward.name();
        if (chance < 0.74 && taken.add(council)) {
            return new PlotUse(
                    "TSC", "OFFICE", council, 3 + random.nextInt(3), Footprint.horseshoe(0.15, 0.85, 0.25, 0.85, 0.28));
        }
        if (chance < 0.84 && taken.add("Chùa " + ward.name())) {
            return new PlotUse(
                    "TON", "RELIGIOUS", "Chùa " + ward.name(), 1, Footprint.angled(0.28, 0.72, 0.35, 0.8, 0.4, 0.3));
        }
        if (chance < 0.92) {
            return new PlotUse(
                    "DVH",
                    "OTHER",
                    numbered("Nhà văn hoá khu ", ", " + ward.name(), 1),
                    1 + random.nextInt(2),
                    Footprint.rectangle(0.2, 0.8, 0.3, 0.75));
        }
        return PlotUse.open("DTT");
    }

    private PlotUse school(Place.Ward ward, double areaM2, double chance, SplittableRandom random) {
        boolean nursery = areaM2 < 2_500;
        String level = nursery ? "mầm non" : chance < 0.15 ? "tiểu học" : chance < 0.26 ? "THCS" : "THPT";
        return new PlotUse(
                "DGD",
                "SCHOOL",
                schoolName("Trường " + level + " ", ward.name(), nursery ? NURSERIES : PEOPLE, random),
                2 + random.nextInt(3),
                Footprint.horseshoe(0.1, 0.9, 0.25, 0.9, 0.2));
    }

    /** After its ward, as the first school of a level mostly is; the next ones after a person or a flower. */
    private String schoolName(String kind, String ward, List<String> patrons, SplittableRandom random) {
        if (taken.add(kind + ward)) {
            return kind + ward;
        }
        int from = random.nextInt(patrons.size());
        for (int i = 0; i < patrons.size(); i++) {
            String name = kind + patrons.get((from + i) % patrons.size());
            if (taken.add(name)) {
                return name;
            }
        }
        return numbered(kind + "số ", ", " + ward, 2);
    }

    private String firstOrNumbered(String kind, String ward) {
        return taken.add(kind + ward) ? kind + ward : numbered(kind + "khu ", ", " + ward, 2);
    }

    private String numbered(String before, String behind, int from) {
        int number = from;
        while (!taken.add(before + number + behind)) {
            number++;
        }
        return before + number + behind;
    }
}
