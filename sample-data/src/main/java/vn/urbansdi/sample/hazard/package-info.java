/** Flood and landslide zones where water and relief call for them, and the warnings in force. */
package vn.urbansdi.sample.hazard;
