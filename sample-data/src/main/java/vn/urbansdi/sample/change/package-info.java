/**
 * What is different a month later: attributes, boundaries, numbers, features that come and go, each in one known way. Shares nothing
 * with the importers.
 */
package vn.urbansdi.sample.change;
