package vn.urbansdi.wfs;

import vn.urbansdi.feature.FeatureQuery;
import vn.urbansdi.geo.CrsReference;

/**
 * One checked query of a request.
 *
 * @param query everything but the page
 * @param crs   of the answer, as the client named it
 */
record WfsQuery(FeatureType type, FeatureQuery query, CrsReference crs) {}
