package vn.urbansdi.feature;

import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.Title;

/**
 * What makes a value one that its attribute cannot have.
 *
 * @param what a sentence that names the attribute and the value, without a full stop
 */
public record ValueFault(Kind kind, Attribute attribute, Title what) {

    public enum Kind {
        MISSING,
        UNKNOWN_CODE,
        TOO_LONG
    }
}
