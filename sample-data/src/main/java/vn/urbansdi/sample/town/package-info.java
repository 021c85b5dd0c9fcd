/** Cuts wards into districts, blocks and plots by streets, and puts buildings, permits, plans and shelters on them. */
package vn.urbansdi.sample.town;
