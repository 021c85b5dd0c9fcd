package vn.urbansdi.ows;

import java.util.List;
import java.util.Optional;
import vn.urbansdi.catalog.Title;

/** Which version of a service's specification answers a request (OGC 06-121r3, 7.3.2). */
public final class Versions {

    private Versions() {}

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
