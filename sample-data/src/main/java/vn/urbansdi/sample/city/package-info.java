/** Joins the steps into one city after another. */
package vn.urbansdi.sample.city;
