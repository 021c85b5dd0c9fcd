package vn.urbansdi.render;

/** What lies within an outline that crosses itself. */
public enum Winding {
    EVEN_ODD {
        @Override
        float coverage(float winding) {
            float turns = Math.abs(winding);
            return turns <= 1 ? turns : Math.abs(turns - 2 * Math.round(turns / 2));
        }
    },
    NON_ZERO {
        @Override
        float coverage(float winding) {
            return Math.min(1, Math.abs(winding));
        }
    };

    abstract float coverage(float winding);
}
