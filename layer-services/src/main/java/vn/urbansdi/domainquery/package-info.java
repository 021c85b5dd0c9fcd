/**
 * What the domain-query packages share: declaring the layers and columns they read, and geometry and codes in their
 * answers. The queries themselves live in {@code parcel}, {@code hazard} and their siblings.
 */
package vn.urbansdi.domainquery;
