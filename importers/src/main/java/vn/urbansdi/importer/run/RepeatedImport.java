package vn.urbansdi.importer.run;

import vn.urbansdi.catalog.Title;

/**
 * A delivery that is in already, and that nothing has happened to since.
 *
 * @param run      that took it in
 * @param read     rows of the file
 * @param rejected of them
 */
record RepeatedImport(long run, String file, String layer, Title layerTitle, long read, long rejected) {

    long unchanged() {
        return read - rejected;
    }
}
