package vn.urbansdi.importer.doctor.place;

import java.util.List;
import java.util.Optional;
import vn.urbansdi.catalog.Deployment;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.importer.row.SourceCrs;

/** Weighs what a file says of its reference system against where its coordinates land. */
public final class CrsConclusion {

    private static final double MOST = 80;
    private static final double HARDLY_ANY = 20;
    private static final double CLEAR = 0.05;
    private static final double DECISIVE = 0.15;

    private CrsConclusion() {}

    /**
     * @param file  what the file says
     * @param given what the person says instead
     */
    public static CrsDiagnosis of(
            Deployment deployment, PlaceSurvey survey, SourceCrs file, Optional<SourceCrs> given) {
        SourceCrs stated = given.orElse(file);
        List<CrsCandidate> all = new CrsRanking(deployment, survey.sample(), stated.srid()).candidates();
        if (survey.sample().isEmpty()) {
            return diagnosis(
                    stated,
                    stated.srid(),
                    false,
                    stated.isKnown() ? CrsDiagnosis.Certainty.LIKELY : CrsDiagnosis.Certainty.UNKNOWN,
                    new Title("Không dòng nào có vị trí.", "No row has a place."),
                    false,
                    all);
        }
        Optional<CrsCandidate> declared =
                all.stream().filter(CrsCandidate::declared).findFirst();
        return stated.isKnown() ? declared(stated, declared, deployment.srid(), all) : undeclared(stated, all);
    }

    private static CrsDiagnosis declared(
            SourceCrs stated, Optional<CrsCandidate> declared, int legal, List<CrsCandidate> all) {
        boolean lands = declared.isPresent()
                && declared.get().inAreaPercent() >= MOST
                && (declared.get().wardPercent() < 0 || declared.get().wardPercent() >= MOST);
        if (lands) {
            return landed(stated, declared.get(), legal, all);
        }
        CrsCandidate best = all.isEmpty() ? null : asDeclared(stated, all.get(0), all);
        boolean better = best != null
                && !best.declared()
                && best.inAreaPercent() >= MOST
                && (best.wardPercent() < 0 || best.wardPercent() >= MOST)
                && best.score() - declared.map(CrsCandidate::score).orElse(0.0) >= CLEAR;
        if (better) {
            boolean decisive = isAlone(best, all);
            return diagnosis(
                    stated,
                    decisive ? best.srid() : 0,
                    decisive && best.swapped(),
                    decisive ? CrsDiagnosis.Certainty.LIKELY : CrsDiagnosis.Certainty.UNKNOWN,
                    new Title(
                            "Khai báo EPSG:" + stated.srid() + " nhưng toạ độ không nằm đúng chỗ; " + shownVi(best)
                                    + " thì đúng. Hãy hỏi nơi giao nộp.",
                            "EPSG:" + stated.srid() + " is declared, but the coordinates do not land where they should;"
                                    + " in " + shownEn(best) + " they do. Ask whoever delivers."),
                    true,
                    all);
        }
        boolean away = declared.isEmpty() || declared.get().inAreaPercent() < HARDLY_ANY;
        return diagnosis(
                stated,
                stated.srid(),
                false,
                CrsDiagnosis.Certainty.LIKELY,
                new Title(
                        "Khai báo EPSG:" + stated.srid() + ", nhưng "
                                + (away ? "hầu như không dòng nào" : "không phải mọi dòng")
                                + " nằm đúng chỗ và không hệ nào khác khớp hơn.",
                        "EPSG:" + stated.srid() + " is declared, but "
                                + (away ? "hardly any row lands" : "not all rows land")
                                + " where they should, and no other CRS fits better."),
                true,
                all);
    }

    /** Of two that land at the same place but for a shift of the datum, the one that the file itself names. */
    private static CrsCandidate asDeclared(SourceCrs stated, CrsCandidate best, List<CrsCandidate> all) {
        return all.stream()
                .filter(other -> other.srid() == stated.srid() && sameEarth(best, other))
                .findFirst()
                .orElse(best);
    }

    /** Without ward codes a neighbouring zone may land in the area as well: then a person should look. */
    private static CrsDiagnosis landed(SourceCrs stated, CrsCandidate declared, int legal, List<CrsCandidate> all) {
        Optional<CrsCandidate> rival = all.stream()
                .filter(other -> other.srid() == legal && !other.swapped() && !other.declared())
                .filter(other -> declared.wardPercent() < 0 && other.inAreaPercent() >= MOST)
                .filter(other -> !sameEarth(declared, other))
                .findFirst();
        String where = " (" + Math.round(declared.inAreaPercent()) + " %)";
        Title conclusion = rival.map(other -> new Title(
                        "Khai báo EPSG:" + stated.srid() + " và toạ độ nằm trong phạm vi quản lý" + where
                                + ", nhưng theo " + shownVi(other) + " thì cũng vậy, ở chỗ khác. Hãy xem bản đồ.",
                        "EPSG:" + stated.srid() + " is declared, and the coordinates land in the area of interest"
                                + where + "; but in " + shownEn(other)
                                + " they do, too, at another place. Look at the map."))
                .orElseGet(
                        () -> declared.wardPercent() < 0
                                ? new Title(
                                        "Khai báo EPSG:" + stated.srid() + " và toạ độ nằm trong phạm vi quản lý"
                                                + where + ".",
                                        "EPSG:" + stated.srid()
                                                + " is declared, and the coordinates land in the area of interest"
                                                + where + ".")
                                : new Title(
                                        "Khai báo EPSG:" + stated.srid()
                                                + " và toạ độ nằm trong các đô thị mà mã phường xã cho biết.",
                                        "EPSG:" + stated.srid()
                                                + " is declared, and the coordinates land in the cities that the ward codes name."));
        return diagnosis(
                stated,
                stated.srid(),
                false,
                rival.isPresent() ? CrsDiagnosis.Certainty.LIKELY : CrsDiagnosis.Certainty.CERTAIN,
                conclusion,
                false,
                all);
    }

    private static CrsDiagnosis undeclared(SourceCrs stated, List<CrsCandidate> all) {
        if (all.isEmpty() || all.get(0).inAreaPercent() < MOST) {
            return diagnosis(
                    stated,
                    0,
                    false,
                    CrsDiagnosis.Certainty.UNKNOWN,
                    new Title(
                            "Không khai báo, và không hệ nào đưa toạ độ vào phạm vi quản lý. Hãy hỏi nơi giao nộp.",
                            "Not declared, and no CRS puts the coordinates into the area of interest. Ask whoever delivers."),
                    false,
                    all);
        }
        CrsCandidate best = all.get(0);
        Optional<CrsCandidate> twin = all.stream()
                .filter(other -> !other.equals(best) && sameEarth(best, other))
                .findFirst();
        boolean clear = all.size() < 2 || best.score() - all.get(1).score() >= CLEAR;
        boolean told = twin.isEmpty() && clear;
        return diagnosis(
                stated,
                told ? best.srid() : 0,
                told && best.swapped(),
                told ? CrsDiagnosis.Certainty.LIKELY : CrsDiagnosis.Certainty.UNKNOWN,
                undeclared(best, twin, clear),
                false,
                all);
    }

    private static Title undeclared(CrsCandidate best, Optional<CrsCandidate> twin, boolean clear) {
        if (twin.isPresent()) {
            return new Title(
                    "Không khai báo; toạ độ hợp với " + shownVi(best) + " lẫn " + shownVi(twin.get())
                            + ", cách nhau khoảng 200 m, và tự nó không cho biết là hệ nào. Hãy hỏi nơi giao nộp.",
                    "Not declared; the coordinates suit " + shownEn(best) + " as well as " + shownEn(twin.get())
                            + ", some 200 m apart, and cannot tell which. Ask whoever delivers.");
        }
        return clear
                ? new Title(
                        "Không khai báo; khớp nhất là " + shownVi(best) + ". Hãy xem bản đồ trước khi nhập.",
                        "Not declared; " + shownEn(best) + " fits best. Look at the map before you import.")
                : new Title(
                        "Không khai báo; nhiều hệ khớp ngang nhau. Hãy hỏi nơi giao nộp.",
                        "Not declared; several fit about equally well. Ask whoever delivers.");
    }

    /** Whether the next candidate that means another place is far behind. */
    private static boolean isAlone(CrsCandidate best, List<CrsCandidate> all) {
        return all.stream()
                .filter(other -> !other.equals(best) && !sameEarth(best, other))
                .findFirst()
                .map(next -> best.score() - next.score() >= DECISIVE)
                .orElse(true);
    }

    /** The same grid on VN-2000 and on WGS 84 differs by some 200 m, too little for the place to tell which is meant. */
    private static boolean sameEarth(CrsCandidate one, CrsCandidate other) {
        return one.swapped() == other.swapped()
                && Math.abs(one.lands().minX() - other.lands().minX()) < 0.003
                && Math.abs(one.lands().minY() - other.lands().minY()) < 0.003;
    }

    private static String shownVi(CrsCandidate candidate) {
        return "EPSG:" + candidate.srid() + " " + candidate.name() + (candidate.swapped() ? " với X, Y đổi chỗ" : "");
    }

    private static String shownEn(CrsCandidate candidate) {
        return "EPSG:" + candidate.srid() + " " + candidate.name()
                + (candidate.swapped() ? " with X and Y exchanged" : "");
    }

    private static CrsDiagnosis diagnosis(
            SourceCrs stated,
            int srid,
            boolean swapped,
            CrsDiagnosis.Certainty certainty,
            Title conclusion,
            boolean disagrees,
            List<CrsCandidate> all) {
        return new CrsDiagnosis(stated.srid(), stated.how(), srid, swapped, certainty, conclusion, disagrees, all);
    }
}
