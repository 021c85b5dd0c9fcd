/** Divides the land of each city into its wards, which share their borders to the last digit. */
package vn.urbansdi.sample.admin;
