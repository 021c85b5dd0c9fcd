package vn.urbansdi.sample.town;

import vn.urbansdi.sample.place.Place;
import vn.urbansdi.sample.plane.Face;

/**
 * A part of a ward with one character: one cadastral map sheet.
 *
 * @param number unique in its city, and the seed of all that is random in it
 * @param ruralness at its middle, see {@code Settlement}
 */
public record District(int number, Place.Ward ward, int sheetNo, DistrictKind kind, double ruralness, Face face) {}
