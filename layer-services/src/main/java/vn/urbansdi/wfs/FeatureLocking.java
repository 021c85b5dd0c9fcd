package vn.urbansdi.wfs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.urbansdi.feature.EditException;
import vn.urbansdi.feature.FeatureLocks;
import vn.urbansdi.feature.FeatureLocks.Held;
import vn.urbansdi.feature.FeatureLocks.Lock;
import vn.urbansdi.feature.FeatureQuery;
import vn.urbansdi.feature.FeatureSource;
import vn.urbansdi.filter.Filters;
import vn.urbansdi.ows.AsOf;
import vn.urbansdi.ows.OwsException;
import vn.urbansdi.ows.XmlWriter;
import vn.urbansdi.security.Caller;

/** LockFeature and the locking half of GetFeatureWithLock (OGC 09-025r1, 12 and 13; OGC 04-094, 10 and 11). */
@Component
final class FeatureLocking {

    private final FeatureSource source;
    private final FeatureLocks locks;
    private final FeatureTypes types;

    FeatureLocking(FeatureSource source, FeatureLocks locks, FeatureTypes types) {
        this.source = source;
        this.locks = locks;
        this.types = types;
    }

    /** Begins the time of a lock anew. */
    byte[] renew(String lockId, LockRequest how, Caller caller) {
        try {
            return document(how.version(), locks.renew(lockId, caller.name(), how.expiry()));
        } catch (EditException e) {
            throw EditFailures.ofRenewal(e);
        }
    }

    /** Locks what the queries find. */
    byte[] lock(List<WfsQuery> queries, LockRequest how, Caller caller) {
        return document(
                how.version(),
                lock(queries.stream().map(WfsQuery::query).toList(), queries, how, caller, "LockFeature"));
    }

    /**
     * The same request for those features only that are locked by now, in the name of their lock.
     *
     * @param request GetFeatureWithLock's
     */
    GetFeatureRequest locked(GetFeatureRequest request, LockRequest how, Caller caller) {
        if (request.hits()) {
            throw OwsException.invalidParameterValue(
                    "resultType",
                    "GetFeatureWithLock phải trả về đối tượng: resultType=results",
                    "GetFeatureWithLock returns features: resultType must be results");
        }
        List<FeatureQuery> pages = Section.pages(source, request);
        Lock lock = lock(pages, request.queries(), how, caller, "GetFeatureWithLock");
        List<WfsQuery> held = new ArrayList<>();
        for (int i = 0; i < pages.size(); i++) {
            WfsQuery query = request.queries().get(i);
            held.add(new WfsQuery(
                    query.type(),
                    query.query()
                            .withFilter(Filters.ids(
                                    query.type().layer(), lock.locked().get(i).fids())),
                    query.crs()));
        }
        return request.locked(held, lock.id());
    }

    private Lock lock(
            List<FeatureQuery> pages, List<WfsQuery> queries, LockRequest how, Caller caller, String operation) {
        for (WfsQuery query : queries) {
            if (!caller.mayEdit(query.type().layer())) {
                throw EditFailures.notAllowed(query.type());
            }
            if (query.query().asOf().isPresent()) {
                throw OwsException.invalidParameterValue(
                        AsOf.PARAMETER,
                        "Chỉ khoá được trạng thái hiện nay: hãy bỏ asOf",
                        "Only the present state can be locked: leave out asOf");
            }
        }
        try {
            return locks.lock(pages, caller.name(), how.expiry(), how.all());
        } catch (EditException e) {
            throw EditFailures.of(e, operation);
        }
    }

    private byte[] document(WfsVersion version, Lock lock) {
        boolean inAttribute = version == WfsVersion.V2_0_0;
        XmlWriter xml = new XmlWriter()
                .open(
                        "wfs:LockFeatureResponse",
                        "xmlns:wfs",
                        version.namespace(),
                        "xmlns:" + version.filterPrefix(),
                        version.filterNamespace(),
                        "xmlns:xsi",
                        Names.XSI,
                        "xsi:schemaLocation",
                        version.namespace() + " " + version.schema(),
                        "lockId",
                        inAttribute ? lock.id() : null);
        if (!inAttribute) {
            xml.leaf("wfs:LockId", lock.id());
        }
        features(xml, version, "wfs:FeaturesLocked", lock.locked());
        features(xml, version, "wfs:FeaturesNotLocked", lock.notLocked());
        return xml.close().toBytes();
    }

    private void features(XmlWriter xml, WfsVersion version, String element, List<Held> held) {
        if (held.stream().allMatch(each -> each.fids().isEmpty())) {
            return;
        }
        xml.open(element);
        for (Held each : held) {
            Optional<FeatureType> type = types.find(each.layer());
            type.ifPresent(known -> each.fids()
                    .forEach(fid -> version.writeId(xml, known.gmlNames().idPrefix() + fid)));
        }
        xml.close();
    }
}
