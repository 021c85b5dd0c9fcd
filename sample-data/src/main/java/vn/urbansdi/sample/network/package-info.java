/** What follows the streets: drains that run downhill to an outfall, and lamps fed by cabinets. */
package vn.urbansdi.sample.network;
