/** The features as they stream from the generator: layers, fields, values. */
package vn.urbansdi.sample.record;
