package vn.urbansdi.importer.read;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.importer.row.DeliveryException;
import vn.urbansdi.importer.row.SourceCrs;
import vn.urbansdi.importer.row.SourceField;
import vn.urbansdi.importer.row.SourceRow;

/** The rows of one table of a delivered file, in file order. Used by one thread at a time. */
public interface RowReader extends AutoCloseable {

    /** {@code GeoJSON}, {@code Shapefile}, … */
    String format();

    /**
     * The fields known by now, by position in {@link SourceRow#values()}. GeoJSON and KML declare none: there the list
     * grows as rows bring new ones. Never shrinks, never reorders.
     */
    List<SourceField> fields();

    /** Whether {@link #fields()} is complete from the start. */
    boolean declaresFields();

    /** What the file itself says about its coordinates. */
    SourceCrs crs();

    /** The encoding that the file or its companion ({@code .cpg}, byte order mark) states. */
    Optional<Charset> encoding();

    /**
     * The next row, or null after the last.
     *
     * @throws DeliveryException if the file is damaged from here on
     */
    SourceRow next();

    /** Rows that the file itself marks as deleted, passed over so far. */
    default long deletedRows() {
        return 0;
    }

    /** What the reader concluded, or passed over, that the person who delivers should know; grows while rows are read. */
    default List<Title> notes() {
        return List.of();
    }

    /** Share of the file that has been read, 0 to 1. */
    double progress();

    @Override
    void close();
}
