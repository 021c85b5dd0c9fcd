package vn.urbansdi.importer.run;

import vn.urbansdi.catalog.Title;

/** Nobody watches. */
final class SilentProgress implements RunProgress {

    @Override
    public void waiting(Title message) {}

    @Override
    public void at(double share, long rows) {}

    @Override
    public void merging() {}
}
