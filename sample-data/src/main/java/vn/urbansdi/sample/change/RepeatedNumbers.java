package vn.urbansdi.sample.change;

import java.util.HashSet;
import java.util.Set;
import vn.urbansdi.sample.record.SampleLayer;
import vn.urbansdi.sample.record.SampleRecord;

/** The parcels that share their number with another of the same sheet. They come sheet by sheet, so that one sheet is remembered. */
public final class RepeatedNumbers {

    private final Set<String> repeated = new HashSet<>();
    private final Set<String> ofSheet = new HashSet<>();
    private String sheet = "";

    public void observe(SampleRecord sample) {
        if (sample.layer() != SampleLayer.LAND_PARCEL) {
            return;
        }
        Object[] values = sample.values();
        String here = values[0] + " " + values[1];
        if (!here.equals(sheet)) {
            sheet = here;
            ofSheet.clear();
        }
        if (!ofSheet.add(key(sample))) {
            repeated.add(key(sample));
        }
    }

    boolean has(SampleRecord sample) {
        return sample.layer() == SampleLayer.LAND_PARCEL && repeated.contains(key(sample));
    }

    private static String key(SampleRecord sample) {
        Object[] values = sample.values();
        return values[0] + " " + values[1] + " " + values[2];
    }
}
