package vn.urbansdi.provenance;

import java.util.List;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.feature.Provenance.Rule;

/** Says to people why a value stands. */
final class RuleTitle {

    private RuleTitle() {}

    /** @param over the sources that say otherwise */
    static Title of(Rule rule, List<String> over) {
        String names = String.join(", ", over);
        return switch (rule) {
            case ONLY_SOURCE -> new Title("Chỉ một nguồn có giá trị này.", "The only source of it.");
            case AGREED -> new Title("Mọi nguồn đều ghi như nhau.", "All sources say the same.");
            case PRIORITY ->
                new Title("Nguồn được ưu tiên hơn " + names + ".", "The source has priority over " + names + ".");
            case NEWER -> new Title("Mới hơn giá trị của " + names + ".", "Newer than what " + names + " said.");
            case EDITED ->
                new Title(
                        "Người sửa đã ghi giá trị này; giá trị khác của " + names + " không ghi đè.",
                        "A person gave it; what " + names + " says does not overwrite it.");
            case ENTERED -> new Title("Người sửa đã ghi giá trị này.", "A person gave it.");
            case ASSIGNED ->
                new Title(
                        "Hệ thống tính một lần khi đối tượng được thêm mới.",
                        "Computed once, when the feature was new.");
            case NOT_DELIVERED -> new Title("Chưa nguồn nào nộp thuộc tính này.", "No source delivers it.");
        };
    }
}
