/**
 * Maps as drawings, for print and for further work: what the painter puts on pixels elsewhere stands here as areas, lines and
 * letters, in SVG 1.1 and PDF 1.4 (ISO 32000-1). Written by hand: both are a few operators over the same paths, and no library that
 * is kept, and may be handed on under this project's licence, keeps letters where the painter has set them.
 */
package vn.urbansdi.drawing;
