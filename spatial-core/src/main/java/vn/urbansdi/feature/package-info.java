/** The nouns and ports of reading features: a query in, a stream of features out. No database is named here. */
package vn.urbansdi.feature;
