/**
 * What lies in harm's way: parcels, buildings, street lights and shelters inside an area, by hazard class, ward and city.
 * Reads the layers land_parcel, building, street_light, shelter, ward, flood_zone and landslide_zone.
 */
package vn.urbansdi.hazard;
