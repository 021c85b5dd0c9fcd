/** Every filter language that clients speak becomes one checked {@link vn.urbansdi.filter.Filter}. */
package vn.urbansdi.filter;
