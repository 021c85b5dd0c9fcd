package vn.urbansdi.catalog;

import java.util.List;
import java.util.stream.Collectors;

/** A catalog cannot be used. Carries everything that is wrong with it, so that it can be mended in one go. */
public final class CatalogException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param file    where the problem stands, as the operator would open it
     * @param line    counted from 1
     * @param path    property within the file, such as {@code attributes.ward_code.type}; empty for the file itself
     * @param message what is wrong and how to mend it
     */
    public record Problem(String file, int line, String path, Title message) {

        /** {@code file:line: path: message}, as compilers write it, in a language as in {@link Title#in}. */
        public String in(String language) {
            return file + ":" + line + ": " + (path.isEmpty() ? "" : path + ": ") + message.in(language);
        }
    }

    private final transient List<Problem> problems;

    public CatalogException(List<Problem> problems) {
        super(problems.stream()
                .map(problem -> problem.in("en") + " / " + problem.message().vi())
                .collect(Collectors.joining(
                        "\n", "The catalog cannot be used / Không dùng được danh mục dữ liệu:\n", "")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
