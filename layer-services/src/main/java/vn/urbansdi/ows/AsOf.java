package vn.urbansdi.ows;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Our own parameter {@code asOf}, on every protocol: the moment at which layers are looked at, by RFC 3339. */
public final class AsOf {

    public static final String PARAMETER = "asOf";

    private AsOf() {}

    /**
     * @param written value of the parameter, if it stands
     * @throws OwsException 400 if it is no instant, or one that is still to come
     */
    public static Optional<Instant> read(Optional<String> written) {
        if (written.isEmpty()) {
            return Optional.empty();
        }
        try {
            // A + that nobody has percent-encoded arrives as a space.
            Instant moment = OffsetDateTime.parse(written.get().strip().replace(' ', '+'))
                    .toInstant();
            if (moment.isAfter(Instant.now())) {
                throw OwsException.invalidParameterValue(PARAMETER, "asOf nằm ở tương lai", "asOf lies in the future");
            }
            return Optional.of(moment);
        } catch (DateTimeException e) {
            throw OwsException.invalidParameterValue(
                    PARAMETER,
                    "asOf phải là một thời điểm có múi giờ, như 2026-08-14T07:00:00+07:00: "
                            + KvpRequest.shown(written.get()),
                    "asOf must be an instant with its offset, such as 2026-08-14T07:00:00+07:00: "
                            + KvpRequest.shown(written.get()));
        }
    }
}
