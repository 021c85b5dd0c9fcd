package vn.urbansdi.ows;

import java.util.List;
import java.util.Optional;
import vn.urbansdi.catalog.Title;

/** Which version of a service's specification answers a request (OGC 06-121r3, 7.3.2). */
public final class Versions {

    private Versions() {}

    /**
     * The version in which GetCapabilities is answered, where clients negotiate in the way of now or in that of before OWS
     * Common: then the highest version is wanted that is not above the one named, or else the lowest (OGC 02-058, 6.2.4).
     *
     * @param accepted  what the client accepts, best first; empty where it does not say
     * @param named     the version that it names instead
     * @param supported what the service offers, highest first
     * @throws OwsException VersionNegotiationFailed if nothing matches
     */
    public static String negotiate(List<String> accepted, Optional<String> named, List<String> supported) {
        if (!accepted.isEmpty() || named.isEmpty()) {
            return negotiate(accepted, supported);
        }
        return supported.stream()
                .filter(version -> compare(version, named.get()) <= 0)
                .findFirst()
                .orElse(supported.get(supported.size() - 1));
    }

    /** Which of two version numbers is the higher, as {@link Comparable} says it. */
    public static int compare(String one, String other) {
        String[] a = one.split("\\.", -1);
        String[] b = other.split("\\.", -1);
        for (int i = 0; i < Math.min(a.length, b.length); i++) {
            int compared = Integer.compare(part(a[i]), part(b[i]));
            if (compared != 0) {
                return compared;
            }
        }
        return Integer.compare(a.length, b.length);
    }

    private static int part(String digits) {
        return digits.matches("[0-9]{1,6}") ? Integer.parseInt(digits) : 0;
    }

    /**
     * The version in which GetCapabilities is answered.
     *
     * @param accepted  what the client accepts, best first; empty where it does not say
     * @param supported what the service offers, best first
     * @throws OwsException VersionNegotiationFailed if nothing matches
     */
    public static String negotiate(List<String> accepted, List<String> supported) {
        if (accepted.isEmpty()) {
            return supported.get(0);
        }
        return accepted.stream()
                .filter(supported::contains)
                .findFirst()
                .orElseThrow(() -> new OwsException(
                        "VersionNegotiationFailed",
                        "AcceptVersions",
                        new Title(
                                "Dịch vụ chỉ có các phiên bản " + String.join(", ", supported),
                                "This service offers only the versions " + String.join(", ", supported)),
                        400));
    }

    /**
     * The version of any other operation: it must be there and be one that the service offers.
     *
     * @throws OwsException MissingParameterValue or InvalidParameterValue, locator {@code version}
     */
    public static String required(Optional<String> version, List<String> supported) {
        String wanted = version.orElseThrow(() -> OwsException.missingParameterValue("version"));
        if (!supported.contains(wanted)) {
            throw OwsException.invalidParameterValue(
                    "version",
                    "Không có phiên bản " + KvpRequest.shown(wanted) + "; dịch vụ có " + String.join(", ", supported),
                    "There is no version " + KvpRequest.shown(wanted) + "; this service offers "
                            + String.join(", ", supported));
        }
        return wanted;
    }
}
