/**
 * The painter: features and a compiled style become pixels, or the areas, lines and letters of a drawing.
 *
 * <p>Pixel coordinates are continuous: the picture's upper left corner is (0, 0), the pixel in column i and row j covers
 * [i, i + 1) × [j, j + 1), and the bounding box of a request runs along the outer edges of the outermost pixels (OGC
 * 06-042, 6.7.2). All lengths of styles are pixels.
 */
package vn.urbansdi.render;
