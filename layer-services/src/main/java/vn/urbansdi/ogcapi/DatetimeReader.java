package vn.urbansdi.ogcapi;

import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.filter.Filter;
import vn.urbansdi.ows.KvpRequest;
import vn.urbansdi.ows.TimePeriod;
import vn.urbansdi.problem.ProblemException;

/** Reads {@code datetime} (OGC 17-069r4, 7.15.4). Features match whose time shares a moment with it. */
final class DatetimeReader {

    private DatetimeReader() {}

    /** @throws ProblemException 400 */
    static Filter filter(String written, Layer layer) {
        return TimePeriod.parse(written).orElseThrow(() -> malformed(written)).filter(layer);
    }

    private static ProblemException malformed(String written) {
        String shown = KvpRequest.shown(written);
        return ProblemException.badRequest(new Title(
                "datetime phải là thời điểm có múi giờ, ngày, hoặc khoảng đầu/cuối (.. là để ngỏ): " + shown,
                "datetime must be a moment with its zone, a day, or an interval start/end (.. is open): " + shown));
    }
}
