package vn.urbansdi.store.merge;

import java.util.Optional;

/**
 * The delivery holds everything that its source has, so what it no longer contains is retired.
 *
 * @param maxShare 0 to 1: a delivery that would retire a larger part of what the source has is taken to be incomplete, and
 *                 refused as a whole
 * @param city     only features of this city; all if absent
 */
public record Retirement(double maxShare, Optional<String> city) {

    public Retirement {
        if (!(maxShare >= 0 && maxShare <= 1)) {
            throw new IllegalArgumentException("a share lies between 0 and 1: " + maxShare);
        }
    }
}
