package vn.urbansdi.ogcapi;

/**
 * A typed link (OGC 17-069r4, 7.2; RFC 8288).
 *
 * @param href absolute address
 * @param type media type of what stands there
 */
record Link(String href, String rel, String type, String title) {}
