package vn.urbansdi.style;

import vn.urbansdi.catalog.Attribute;

/**
 * Where a style finds an attribute's value.
 *
 * @param position index in {@code Feature.values} of a query for {@link CompiledStyle#properties()}
 */
public record Column(int position, Attribute attribute) {

    Object value(Object[] values) {
        return values[position];
    }
}
