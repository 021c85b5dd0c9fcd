/**
 * The main class and the wiring: settings become a catalog, a database and a feature source, which every other package
 * of this module receives through its constructors. The only package here that sees the store.
 */
package vn.urbansdi.app;
