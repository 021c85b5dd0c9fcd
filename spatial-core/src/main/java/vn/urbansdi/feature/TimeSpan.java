package vn.urbansdi.feature;

import java.util.Optional;

/**
 * From when until when the features of a layer are, both included.
 *
 * @param begin a {@link java.time.LocalDate} or an {@link java.time.Instant}, as the layer's attribute is; empty where a
 *              feature has been for ever
 * @param end   likewise; empty where a feature has no end
 */
public record TimeSpan(Optional<Object> begin, Optional<Object> end) {}
