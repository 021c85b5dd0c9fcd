package vn.urbansdi.importer.read;

import vn.urbansdi.importer.row.Reason;
import vn.urbansdi.importer.row.Rejection;

/** A row that says the same thing twice: nobody can know which is meant. */
final class Repetition {

    private Repetition() {}

    /** @param name of what is given twice, as the file has it */
    static Rejection rejection(String name) {
        return Rejection.of(
                Reason.BAD_VALUE,
                name,
                "Thành phần \"" + name + "\" được ghi hai lần, không biết giá trị nào đúng.",
                "The member \"" + name + "\" is given twice, and nothing tells which value is meant.");
    }
}
