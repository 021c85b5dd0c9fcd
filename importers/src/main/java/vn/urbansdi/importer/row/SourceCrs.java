package vn.urbansdi.importer.row;

import vn.urbansdi.catalog.Title;

/**
 * In what reference system a file says that its coordinates are.
 *
 * @param srid EPSG code; 0 where the file does not say, or says something that is not known
 * @param how  from what the code was concluded, or why there is none
 */
public record SourceCrs(int srid, Title how) {

    public static SourceCrs known(int srid, String vi, String en) {
        return new SourceCrs(srid, new Title(vi, en));
    }

    public static SourceCrs unknown(String vi, String en) {
        return new SourceCrs(0, new Title(vi, en));
    }

    public boolean isKnown() {
        return srid != 0;
    }
}
