package vn.urbansdi.hazard;

/**
 * Assets of one kind that share ward, city and hazard levels, as the database counts them.
 *
 * @param floodLevel     highest level of the flood zones that they touch; null for none
 * @param landslideLevel likewise for landslides
 */
record ExposureRow(String wardCode, String city, Long floodLevel, Long landslideLevel, Long count) {}
