package vn.urbansdi.sample.record;

/**
 * An attribute as departments deliver it.
 *
 * @param name of the attribute in the catalog
 * @param width greatest number of characters
 * @param decimals digits after the point
 */
public record Field(String name, Type type, int width, int decimals, boolean key, boolean required, boolean coded) {

    public enum Type {
        TEXT,
        INTEGER,
        DECIMAL,
        DATE,
        TIMESTAMP
    }

    public static Field text(String name, int width) {
        return new Field(name, Type.TEXT, width, 0, false, false, false);
    }

    static Field code(String name, int width) {
        return new Field(name, Type.TEXT, width, 0, false, false, true);
    }

    static Field integer(String name) {
        return new Field(name, Type.INTEGER, 9, 0, false, false, false);
    }

    static Field decimal(String name, int decimals) {
        return new Field(name, Type.DECIMAL, 14, decimals, false, false, false);
    }

    static Field date(String name) {
        return new Field(name, Type.DATE, 10, 0, false, false, false);
    }

    static Field timestamp(String name) {
        return new Field(name, Type.TIMESTAMP, 25, 0, false, false, false);
    }

    Field asKey() {
        return new Field(name, type, width, decimals, true, true, coded);
    }

    /** Part of what identifies a row, though it may repeat on its own or be missing. */
    Field asPartOfKey() {
        return new Field(name, type, width, decimals, true, required, coded);
    }

    Field asRequired() {
        return new Field(name, type, width, decimals, key, true, coded);
    }

    Field asCode() {
        return new Field(name, type, width, decimals, key, required, true);
    }
}
