package vn.urbansdi.ogcapi;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.feature.FeatureHistory;
import vn.urbansdi.feature.FeatureQuery;
import vn.urbansdi.feature.FeatureSource;
import vn.urbansdi.format.ByteOutput;
import vn.urbansdi.format.GeoJsonFeatureWriter;
import vn.urbansdi.geo.CrsReference;
import vn.urbansdi.problem.ProblemException;

/**
 * Optimistic locking by entity tags (OGC 20-002r1, /req/optimistic-locking-etags): whoever changes a feature says in
 * {@code If-Match} which version was seen, or else in {@code If-Unmodified-Since} of when it was. Without either nothing is
 * changed ({@code /per/optimistic-locking-etags/ifmatch-missing}), unless the deployment trusts its clients more.
 */
@Component
final class EditPreconditions {

    private final FeatureHistory history;
    private final FeatureSource source;
    private final boolean required;

    /** @param required whether {@code If-Match} must be there */
    EditPreconditions(
            FeatureHistory history, FeatureSource source, @Value("${SDI_REQUIRE_IF_MATCH:true}") boolean required) {
        this.history = history;
        this.source = source;
        this.required = required;
    }

    /**
     * The version that the feature has now.
     *
     * @throws ProblemException 404 if there is no such feature (/req/create-replace-delete/put-rid-exception)
     */
    FeatureHistory.Current current(PublishedCollection collection, long fid) {
        return history.current(collection.layer(), fid).orElseThrow(ItemsService::noSuchFeature);
    }

    /**
     * The version that the feature must still have when it is changed; empty if the client does not mind.
     *
     * @throws ProblemException 428 without a condition, 412 where it names another version or an earlier time
     */
    OptionalLong expectedVersion(EditTarget target, HttpServletRequest http) {
        String ifMatch = String.join(",", Collections.list(http.getHeaders("If-Match")));
        if (ifMatch.isBlank()) {
            OptionalLong since = LastModified.read(http, "If-Unmodified-Since");
            if (since.isPresent()) {
                if (LastModified.second(target.current().since()) > since.getAsLong()) {
                    throw failed(target);
                }
                if (!isOnlyVersionOf(since.getAsLong(), target)) {
                    throw failed(target, ambiguous(target, target.current().version()));
                }
                return OptionalLong.of(target.current().version());
            }
            if (required) {
                throw missing(target);
            }
            return OptionalLong.empty();
        }
        if (ifMatch.strip().equals("*")) {
            return OptionalLong.empty();
        }
        OptionalLong expected = EntityTag.matching(ifMatch, target.current().version());
        if (expected.isEmpty()) {
            throw failed(target);
        }
        return expected;
    }

    /** Two versions may have come within one second, and whoever names it may have seen the former (RFC 9110, 8.8.2.2). */
    private boolean isOnlyVersionOf(long second, EditTarget target) {
        return history.versions(target.collection().layer(), target.fid(), List.of(), OptionalLong.empty(), 2).stream()
                .skip(1)
                .noneMatch(before -> LastModified.second(before.begin().at()) >= second);
    }

    private static Title ambiguous(EditTarget target, long version) {
        return new Title(
                target.id()
                        + " đã đổi nhiều lần trong giây ấy, nên If-Unmodified-Since không cho biết bạn đã xem phiên bản nào."
                        + " Nay là phiên bản " + version + ". Hãy GET lại và gửi ETag trong If-Match.",
                target.id()
                        + " changed more than once in that second, so that If-Unmodified-Since does not tell which version"
                        + " you have seen; it is at version " + version
                        + " now. GET it again and send its ETag in If-Match.");
    }

    /** 412 with what stands there now, or 404 if it has gone meanwhile. */
    ProblemException failed(EditTarget target) {
        long version = current(target.collection(), target.fid()).version();
        return failed(target, changed(target, version));
    }

    private static Title changed(EditTarget target, long version) {
        return new Title(
                "Người khác đã sửa " + target.id() + ": nay là phiên bản " + version
                        + ". Hãy xem trạng thái mới (feature), hợp nhất, rồi gửi lại với If-Match: "
                        + EntityTag.of(version)
                        + ".",
                "Somebody else has changed " + target.id() + ": it is at version " + version
                        + " now. Look at the newer state (feature), merge, and send again with If-Match: "
                        + EntityTag.of(version) + ".");
    }

    private ProblemException failed(EditTarget target, Title told) {
        long version = current(target.collection(), target.fid()).version();
        ProblemException problem = new ProblemException(HttpStatus.PRECONDITION_FAILED, told);
        problem.getHeaders().set("ETag", EntityTag.of(version));
        problem.getBody().setProperty("currentVersion", version);
        problem.getBody().setProperty("currentETag", EntityTag.of(version));
        problem.getBody().setProperty("href", href(target));
        problem.getBody().setProperty("feature", state(target));
        return problem;
    }

    private static ProblemException missing(EditTarget target) {
        ProblemException problem = new ProblemException(
                HttpStatus.PRECONDITION_REQUIRED,
                new Title(
                        "Thiếu If-Match: để không ghi đè lên sửa đổi của người khác, hãy GET " + href(target)
                                + " và gửi ETag của nó trong If-Match.",
                        "If-Match is missing: so that nobody's edit is overwritten unseen, GET " + href(target)
                                + " and send its ETag in If-Match."));
        problem.getBody().setProperty("href", href(target));
        return problem;
    }

    private static String href(EditTarget target) {
        return target.request().root() + target.collection().itemPath(target.fid());
    }

    /** The feature as GeoJSON; null if it has gone in this moment. */
    private Object state(EditTarget target) {
        PublishedCollection collection = target.collection();
        CrsReference crs = collection.crs(PublishedCollection.CRS_84, "crs");
        FeatureQuery query = FeatureQuery.everything(collection.layer())
                .withSrid(crs.crs().srid())
                .withFilter(target.which());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ByteOutput out = new ByteOutput(bytes);
            source.stream(query, GeoJsonFeatureWriter.inAxisOrder(out, query, collection.idPrefix(), crs, ""));
            out.drain();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.size() == 0 ? null : JsonMapper.shared().readTree(bytes.toByteArray());
    }
}
