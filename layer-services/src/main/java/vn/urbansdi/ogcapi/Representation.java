package vn.urbansdi.ogcapi;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.problem.ProblemException;

/** The two forms of every resource: one for programs, one for people. */
enum Representation {
    JSON,
    HTML;

    static final String HTML_TYPE = "text/html";
    static final String HTML_CONTENT = "text/html;charset=UTF-8";

    /** What decides which of several answers an address gives. */
    static final String VARY = "Accept, Accept-Language";

    /** Value of the parameter {@code f}. */
    String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }

    Representation other() {
        return this == JSON ? HTML : JSON;
    }

    /**
     * What the request asks for: by {@code f} where it stands, else by {@code Accept}, which programs send as they like and
     * browsers with HTML first; JSON where both are welcome alike.
     *
     * @param jsonTypes media types by which the resource's JSON may be asked for
     * @throws ProblemException 400 for an unknown {@code f}, 406 where neither form is accepted
     */
    static Representation of(Optional<String> f, Optional<String> accept, List<String> jsonTypes) {
        if (f.isPresent()) {
            return switch (f.get()) {
                case "json" -> JSON;
                case "html" -> HTML;
                default ->
                    throw ProblemException.badRequest(
                            new Title("f chỉ có thể là json hoặc html.", "f can only be json or html."));
            };
        }
        if (accept.isEmpty() || accept.get().isBlank()) {
            return JSON;
        }
        List<MediaType> ranges;
        try {
            ranges = MediaType.parseMediaTypes(accept.get());
        } catch (InvalidMediaTypeException e) {
            throw notAcceptable();
        }
        double json = jsonTypes.stream()
                .mapToDouble(type -> quality(MediaType.parseMediaType(type), ranges))
                .max()
                .orElse(0);
        double html = quality(MediaType.TEXT_HTML, ranges);
        if (json == 0 && html == 0) {
            throw notAcceptable();
        }
        return html > json ? HTML : JSON;
    }

    /** The weight of the most specific range that holds the type (RFC 9110, 12.5.1); 0 if none does. */
    private static double quality(MediaType type, List<MediaType> ranges) {
        double quality = 0;
        int best = -1;
        for (MediaType range : ranges) {
            int specificity = range.isWildcardType() ? 0 : range.isWildcardSubtype() ? 1 : 2;
            if (range.includes(type) && specificity > best) {
                best = specificity;
                quality = range.getQualityValue();
            }
        }
        return quality;
    }

    private static ProblemException notAcceptable() {
        return new ProblemException(
                HttpStatus.NOT_ACCEPTABLE,
                new Title(
                        "Chỉ có JSON và HTML; hãy dùng f=json hoặc f=html.",
                        "There are JSON and HTML: use f=json or f=html."));
    }
}
