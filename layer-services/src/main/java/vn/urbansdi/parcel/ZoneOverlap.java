package vn.urbansdi.parcel;

/**
 * A zone that shares an area with a parcel, as the database finds it.
 *
 * @param code   what the zone says about itself: land use of a plan, risk level of a hazard
 * @param status status of a plan; null for hazards
 * @param areaM2 shared area on the grid of the layer's CRS, square metres
 */
record ZoneOverlap(String zoneId, String name, String code, String status, double areaM2) {}
