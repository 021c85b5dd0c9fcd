/**
 * Generator of sample deliveries: four cities that do not exist on the ground where four real ones stand.
 *
 * <p>Everything is first laid out on a drawing board (metres in EPSG:5899) with straight cuts ({@code plane}): {@code place} brings
 * what is known beforehand, {@code admin} divides the land into wards, {@code terrain} tells plain from hill and town from country,
 * {@code town} divides wards into districts, blocks and plots by cutting streets through them. A {@code terrain.Warp} then bends
 * the board, and {@code network} and {@code hazard} add what follows streets and relief. {@code city} joins these steps. Features
 * stream one by one into {@code deliver}, which writes each city's files in its own manner, past {@code flaw}, which spoils a few,
 * and where a second month is wanted, past {@code change}, which makes some of them different by then.
 */
package vn.urbansdi.sample;
