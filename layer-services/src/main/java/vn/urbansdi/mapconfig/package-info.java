/** The catalog as JSON for the browser: what the map shows, how it is drawn and what things are called. */
package vn.urbansdi.mapconfig;
