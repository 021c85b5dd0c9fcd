package vn.urbansdi.format;

import java.io.Closeable;
import java.io.IOException;

/** A file of features on its way to a stream, layer by layer, in memory that does not grow with their number. Not thread-safe. */
public interface FeatureFile extends Closeable {

    /**
     * Begins the next layer, and returns what takes its features; that of the layer before takes no more.
     *
     * @throws FeatureFileException from here or from the writer, if the format cannot hold what it is given
     */
    FeatureWriter begin(FileLayer layer) throws IOException;

    /** Writes what is left. Only now is the file whole. */
    void finish() throws IOException;

    /** Deletes what was kept on disk meanwhile, whether the file was finished or not. */
    @Override
    void close() throws IOException;
}
