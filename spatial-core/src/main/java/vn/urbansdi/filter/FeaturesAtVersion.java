package vn.urbansdi.filter;

import java.util.OptionalLong;

/**
 * Features that somebody wants to change, as far as nobody else has done so meanwhile.
 *
 * @param which   the features
 * @param version that they must have; empty: whatever there is
 */
public record FeaturesAtVersion(Filter which, OptionalLong version) {}
