package vn.urbansdi.geo;

/** The rows and columns of a tile matrix between which tiles lie, all inclusive; row 0 is the northernmost. */
public record TileLimits(int minRow, int maxRow, int minColumn, int maxColumn) {

    public TileLimits {
        if (minRow < 0 || minColumn < 0 || minRow > maxRow || minColumn > maxColumn) {
            throw new IllegalArgumentException(
                    "no rows " + minRow + "–" + maxRow + ", columns " + minColumn + "–" + maxColumn + " of a matrix");
        }
    }

    public boolean hasRow(long row) {
        return row >= minRow && row <= maxRow;
    }

    public boolean hasColumn(long column) {
        return column >= minColumn && column <= maxColumn;
    }
}
