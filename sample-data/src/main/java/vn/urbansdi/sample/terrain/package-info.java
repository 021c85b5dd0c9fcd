/** Relief, water and settlement: what one city is built on, and the warp that bends the board into the ground. */
package vn.urbansdi.sample.terrain;
