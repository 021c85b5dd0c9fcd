/** Spoils finished rows, each in one known way, and keeps the manifest. Shares nothing with the importers. */
package vn.urbansdi.sample.flaw;
