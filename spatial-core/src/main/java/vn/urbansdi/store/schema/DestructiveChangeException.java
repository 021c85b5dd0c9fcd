package vn.urbansdi.store.schema;

import java.util.List;
import java.util.stream.Collectors;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.store.StoreException;

/** The catalog asks for a change that would lose or reinterpret data; nothing was changed. */
public final class DestructiveChangeException extends StoreException {

    private static final long serialVersionUID = 1L;

    private final transient List<SchemaStep> steps;

    DestructiveChangeException(List<SchemaStep> steps) {
        super(new Title(
                "Danh mục đòi thay đổi có thể làm mất dữ liệu; người quản trị phải tự chạy:\n" + sql(steps, "vi"),
                "The catalog asks for changes that could lose data; an operator would have to run:\n"
                        + sql(steps, "en")));
        this.steps = List.copyOf(steps);
    }

    private static String sql(List<SchemaStep> steps, String language) {
        return steps.stream()
                .map(step -> "-- " + step.table() + ": " + step.what().in(language) + "\n" + step.sql())
                .collect(Collectors.joining("\n"));
    }

    public List<SchemaStep> steps() {
        return steps;
    }
}
