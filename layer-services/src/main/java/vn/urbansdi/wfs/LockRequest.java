package vn.urbansdi.wfs;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import vn.urbansdi.ows.KvpRequest;
import vn.urbansdi.ows.OwsException;

/**
 * How to lock (OGC 09-025r1, 12.2, 13.2; OGC 04-094, 10.2, 11.2).
 *
 * @param version in which it is answered
 * @param lockId the lock whose time is to begin again; empty for a new one
 * @param all    whether one feature that somebody else holds makes it fail
 */
record LockRequest(WfsVersion version, Optional<String> lockId, Duration expiry, boolean all) {

    private static final Duration DEFAULT_EXPIRY = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofDays(7);

    static LockRequest of(
            WfsVersion version, Optional<String> lockId, Optional<String> expiry, Optional<String> lockAction) {
        // what were minutes became seconds
        ChronoUnit unit = version == WfsVersion.V2_0_0 ? ChronoUnit.SECONDS : ChronoUnit.MINUTES;
        long longest = LONGEST.dividedBy(unit.getDuration());
        Duration wanted = expiry.map(text -> KvpRequest.nonNegative("expiry", text))
                .map(number -> unit.getDuration().multipliedBy(Math.min(number, longest + 1)))
                .orElse(DEFAULT_EXPIRY);
        if (wanted.isZero() || wanted.compareTo(LONGEST) > 0) {
            throw OwsException.invalidParameterValue(
                    "expiry",
                    "expiry là số " + (unit == ChronoUnit.SECONDS ? "giây" : "phút") + ", từ 1 đến " + longest,
                    "expiry is a number of " + unit.toString().toLowerCase(Locale.ROOT) + " from 1 to " + longest);
        }
        boolean all = switch (lockAction.orElse("ALL").toUpperCase(Locale.ROOT)) {
            case "ALL" -> true;
            case "SOME" -> false;
            default ->
                throw OwsException.invalidParameterValue(
                        "lockAction", "lockAction phải là ALL hoặc SOME", "lockAction must be ALL or SOME");
        };
        return new LockRequest(version, lockId, wanted, all);
    }
}
