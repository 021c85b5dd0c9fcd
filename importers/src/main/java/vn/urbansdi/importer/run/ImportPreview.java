package vn.urbansdi.importer.run;

import java.util.List;
import vn.urbansdi.store.merge.MergeSample;

/**
 * What a run did or would do, with a few examples.
 *
 * @param samples  features of each kind
 * @param rejected the first rejected rows
 */
record ImportPreview(ImportReport report, List<MergeSample> samples, List<Rejects.Sample> rejected) {

    ImportPreview {
        samples = List.copyOf(samples);
        rejected = List.copyOf(rejected);
    }
}
