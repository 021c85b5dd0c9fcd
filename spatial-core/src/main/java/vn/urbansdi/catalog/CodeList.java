package vn.urbansdi.catalog;

import java.util.List;
import java.util.Optional;

/** A closed list of values with their names and, where the law or custom gives one, their colours. */
public record CodeList(String id, Title title, List<Code> codes) {

    public CodeList {
        codes = List.copyOf(codes);
    }

    /**
     * @param value  as stored; numbers as their decimal text
     * @param colour {@code #rrggbb}
     */
    public record Code(String value, Title title, Optional<String> colour) {}

    public Optional<Code> code(String value) {
        return codes.stream().filter(code -> code.value().equals(value)).findFirst();
    }
}
