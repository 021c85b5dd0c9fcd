package vn.urbansdi.importer.read;

import vn.urbansdi.catalog.Title;

/**
 * Is told that a file is being converted by another program, once a second and by the thread that waits for it. What it
 * throws ends the conversion, and comes out where the file was opened.
 */
@FunctionalInterface
public interface ConversionProgress {

    /** @param message how long it has taken and how much was written: how much is to come, the program does not tell */
    void converting(Title message);
}
