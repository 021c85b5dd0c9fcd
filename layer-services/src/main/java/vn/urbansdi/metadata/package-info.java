/** What each layer is, for catalogues of data: its record after ISO 19115 and ISO 19139, {@code /metadata/{layer}.xml}. */
package vn.urbansdi.metadata;
