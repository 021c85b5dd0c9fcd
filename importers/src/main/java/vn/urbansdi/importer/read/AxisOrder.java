package vn.urbansdi.importer.read;

import java.util.List;
import java.util.Optional;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.importer.row.DeliveryException;

/**
 * Which of the columns X and Y runs east. Vietnam's tables of VN-2000 coordinates mostly call the northing X; everyone else
 * calls the easting so. The values tell: nowhere in Vietnam does an easting reach what the smallest northing is.
 *
 * @param swapped whether X is the northing
 * @param note    what was concluded from what
 */
record AxisOrder(boolean swapped, Title note) {

    /** Metres, in the 3° and 6° zones of VN-2000 and UTM from Cà Mau to Hà Giang. */
    private static final double LEAST_EASTING = 100_000;

    private static final double LEAST_NORTHING = 880_000;
    private static final double GREATEST_NORTHING = 2_700_000;

    /** Degrees. */
    private static final double LEAST_LATITUDE = 5;

    private static final double GREATEST_LATITUDE = 25;
    private static final double GREATEST_LONGITUDE = 120;
    private static final double LEAST_LONGITUDE = 100;

    /** Share of the telling rows that must agree: some rows of any real table have their axes exchanged by mistake. */
    private static final double AGREEMENT = 0.9;

    /** @param sample cells of the first rows */
    static AxisOrder find(List<List<String>> sample, int x, int y, String nameX, String nameY) {
        int eastFirst = 0;
        int northFirst = 0;
        for (List<String> row : sample) {
            Optional<Double> first = value(row, x);
            Optional<Double> second = value(row, y);
            if (first.isPresent() && second.isPresent()) {
                eastFirst += runsEastThenNorth(first.get(), second.get()) ? 1 : 0;
                northFirst += runsEastThenNorth(second.get(), first.get()) ? 1 : 0;
            }
        }
        int telling = eastFirst + northFirst;
        String shown = "\"" + nameX + "\", \"" + nameY + "\"";
        if (telling == 0) {
            return new AxisOrder(
                    false,
                    new Title(
                            "Cột " + shown + ": giá trị không cho biết trục nào hướng đông, nên coi X là hướng đông;"
                                    + " nếu không phải, hãy ghi x và y trong bản khai giao nộp.",
                            "Columns " + shown + ": the values do not tell which one runs east, so X is taken to;"
                                    + " if that is wrong, state x and y in the delivery."));
        }
        if (northFirst >= AGREEMENT * telling) {
            return new AxisOrder(
                    true,
                    new Title(
                            "Cột " + shown + ": theo giá trị của " + northFirst + "/" + telling
                                    + " dòng đầu, X là hướng bắc, Y là hướng đông (như bảng toạ độ VN-2000).",
                            "Columns " + shown + ": by the values of " + northFirst + " of the first " + telling
                                    + " rows, X is the northing and Y the easting (as in VN-2000 tables)."));
        }
        if (eastFirst >= AGREEMENT * telling) {
            return new AxisOrder(
                    false,
                    new Title(
                            "Cột " + shown + ": theo giá trị của " + eastFirst + "/" + telling
                                    + " dòng đầu, X là hướng đông, Y là hướng bắc.",
                            "Columns " + shown + ": by the values of " + eastFirst + " of the first " + telling
                                    + " rows, X is the easting and Y the northing."));
        }
        throw new DeliveryException(
                "cột " + shown + ": trong các dòng đầu, " + eastFirst + " dòng có X hướng đông, " + northFirst
                        + " dòng có X hướng bắc; hãy ghi x (hướng đông) và y (hướng bắc) trong bản khai giao nộp.",
                "columns " + shown + ": among the first rows X is the easting in " + eastFirst
                        + " and the northing in " + northFirst
                        + "; state x (easting) and y (northing) in the delivery.");
    }

    private static Optional<Double> value(List<String> row, int column) {
        return column < row.size()
                ? CoordinateText.parse(row.get(column)).map(CoordinateText::value)
                : Optional.empty();
    }

    private static boolean runsEastThenNorth(double first, double second) {
        boolean metres = first >= LEAST_EASTING
                && first < LEAST_NORTHING
                && second >= LEAST_NORTHING
                && second <= GREATEST_NORTHING;
        boolean degrees = first >= LEAST_LONGITUDE
                && first <= GREATEST_LONGITUDE
                && second >= LEAST_LATITUDE
                && second <= GREATEST_LATITUDE;
        return metres || degrees;
    }
}
