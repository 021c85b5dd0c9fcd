/**
 * How layers are drawn. The catalog's short form becomes GeoTools' style model, and that is compiled once, when it is
 * loaded, into plain records whose conditions and colours look values up by column position. Painter, legend and browser
 * all work from the compiled form; nothing from a request is ever evaluated here.
 */
package vn.urbansdi.style;
