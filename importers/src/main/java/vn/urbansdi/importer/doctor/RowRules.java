package vn.urbansdi.importer.doctor;

import java.util.Optional;
import vn.urbansdi.importer.map.RepairRules;

/**
 * By what rules the rows of a file are looked at.
 *
 * @param srid    EPSG code of the file's coordinates
 * @param placeless whether rows have no place and only say more of features that are there
 * @param city    that all rows are said to belong to
 * @param repairs what an import may do to its geometries
 */
record RowRules(int srid, boolean placeless, Optional<String> city, RepairRules repairs, Bounds bounds) {}
