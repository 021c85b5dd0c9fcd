package vn.urbansdi.importer.run;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import vn.urbansdi.importer.row.DeliveryException;

/**
 * Repaired rows as CSV (UTF-8, comma, decimal point), one line each as they come, and their sum. The file is made with the
 * first row.
 */
final class RepairsFile implements Closeable {

    /** After the number of the run. */
    static final String SUFFIX = "-repairs.csv";

    static final String HEADER = "row,repairs,area_before_m2,area_after_m2,area_change_m2,area_change_percent,x,y,epsg";

    private final Path path;
    private final int srid;
    private BufferedWriter out;
    private long rows;
    private double areaChangeM2;
    private RepairedRow worst;

    /** @param srid of the layer, in which areas and places are given */
    RepairsFile(Path path, int srid) {
        this.path = path;
        this.srid = srid;
    }

    void add(RepairedRow row) {
        rows++;
        areaChangeM2 += row.areaChangeM2();
        if (worst == null || row.areaChangeM2() > worst.areaChangeM2()) {
            worst = row;
        }
        try {
            if (out == null) {
                open();
            }
            out.write(line(row));
        } catch (IOException e) {
            throw new DeliveryException(
                    "không ghi được danh sách dòng được sửa (" + e.getMessage() + ").",
                    "the list of repaired rows cannot be written (" + e.getMessage() + ").",
                    e);
        }
    }

    private void open() throws IOException {
        OwnersFile.create(path);
        out = Files.newBufferedWriter(path, StandardCharsets.UTF_8);
        out.write(HEADER + "\n");
    }

    private String line(RepairedRow row) {
        return String.format(
                Locale.ROOT,
                "%d,%s,%.4f,%.4f,%.6f,%.6f,%.4f,%.4f,%d\n",
                row.row(),
                row.rules(),
                row.areaBeforeM2(),
                row.areaAfterM2(),
                row.areaChangeM2(),
                row.changePercent(),
                row.x(),
                row.y(),
                srid);
    }

    RepairSummary summary() {
        return new RepairSummary(rows, areaChangeM2, worst, rows == 0 ? "" : path.toString());
    }

    @Override
    public void close() throws IOException {
        if (out != null) {
            out.close();
        }
    }
}
