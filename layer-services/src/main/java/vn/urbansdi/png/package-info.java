/**
 * Pictures as PNG (ISO/IEC 15948). Compression is half of what a map costs, and no library compresses pixels as pixels: so
 * this package writes DEFLATE (RFC 1951) itself. It knows nothing of maps.
 */
package vn.urbansdi.png;
