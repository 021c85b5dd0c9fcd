/** How the rows of a delivery meet what is stored: says the rules, which the store then carries out in SQL. */
package vn.urbansdi.importer.merge;
