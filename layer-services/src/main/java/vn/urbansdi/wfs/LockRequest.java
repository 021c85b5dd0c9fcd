package vn.urbansdi.wfs;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import vn.urbansdi.ows.KvpRequest;
import vn.urbansdi.ows.OwsException;

/**
 * How to lock (OGC 09-025r1, 12.2, 13.2).
 *
 * @param lockId the lock whose time is to begin again; empty for a new one
 * @param all    whether one feature that somebody else holds makes it fail
 */
record LockRequest(Optional<String> lockId, Duration expiry, boolean all) {

    private static final Duration DEFAULT_EXPIRY = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofDays(7);

    static LockRequest of(Optional<String> lockId, Optional<String> expiry, Optional<String> lockAction) {
        Duration wanted = expiry.map(text -> Duration.ofSeconds(KvpRequest.nonNegative("expiry", text)))
                .orElse(DEFAULT_EXPIRY);
        if (wanted.isZero() || wanted.compareTo(LONGEST) > 0) {
            throw OwsException.invalidParameterValue(
                    "expiry",
                    "expiry là số giây, từ 1 đến " + LONGEST.toSeconds(),
                    "expiry is a number of seconds from 1 to " + LONGEST.toSeconds());
        }
        boolean all = switch (lockAction.orElse("ALL").toUpperCase(Locale.ROOT)) {
            case "ALL" -> true;
            case "SOME" -> false;
            default ->
                throw OwsException.invalidParameterValue(
                        "lockAction", "lockAction phải là ALL hoặc SOME", "lockAction must be ALL or SOME");
        };
        return new LockRequest(lockId, wanted, all);
    }
}
