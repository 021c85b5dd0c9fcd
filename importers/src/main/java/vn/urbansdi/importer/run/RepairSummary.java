package vn.urbansdi.importer.run;

/**
 * How much was repaired.
 *
 * @param rows         with a repaired geometry
 * @param areaChangeM2 of all together
 * @param worst        the row whose area changed most; null if none was repaired
 * @param file         where each of them stands; empty if there is none
 */
record RepairSummary(long rows, double areaChangeM2, RepairedRow worst, String file) {}
