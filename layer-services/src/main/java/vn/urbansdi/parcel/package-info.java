/**
 * Parcels for land officers: found by identifier, by ward, sheet and number, or by a point; checked against planning and
 * hazards. Reads the layers land_parcel, planning_zone, flood_zone and landslide_zone. The holder's name is not mapped:
 * nobody can sign in yet, so nobody is shown it.
 */
package vn.urbansdi.parcel;
