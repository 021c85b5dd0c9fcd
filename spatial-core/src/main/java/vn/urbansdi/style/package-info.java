/**
 * How layers are drawn. The catalog's short form, and Styled Layer Descriptors that come with requests, become GeoTools' style
 * model, and that is compiled once into plain records whose conditions and colours look values up by column position. Painter,
 * legend and browser all work from the compiled form; nothing from a request is ever evaluated but what has been compiled:
 * comparisons of public attributes with constants, and their values as colours, turns, priorities and texts.
 */
package vn.urbansdi.style;
