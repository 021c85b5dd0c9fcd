/** Work that the service gives itself when it has started, so that the first people who come find it at full speed. */
package vn.urbansdi.warmup;
