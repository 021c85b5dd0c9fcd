/**
 * What all OGC web services share (OGC 06-121r3, Web Services Common): requests as key-value pairs or XML, version
 * negotiation, exception reports, and the look of the XML documents that the services answer with. A protocol
 * implements {@link vn.urbansdi.ows.OwsService}; the protocols know nothing of one another.
 */
package vn.urbansdi.ows;
