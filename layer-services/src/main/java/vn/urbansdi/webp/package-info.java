/** Pictures as WebP, without loss. */
package vn.urbansdi.webp;
