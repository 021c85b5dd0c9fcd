/** How good each layer is, after ISO 19157, over HTTP: {@code /api/layers/{layer}/quality}. */
package vn.urbansdi.quality;
