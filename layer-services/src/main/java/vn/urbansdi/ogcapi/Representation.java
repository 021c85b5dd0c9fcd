package vn.urbansdi.ogcapi;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.problem.ProblemException;

/** The forms of resources: for programs, and for people. */
enum Representation {
    JSON("json", "JSON"),
    /** Of features only (OGC 21-045). */
    JSON_FG("jsonfg", "JSON-FG"),
    HTML("html", "HTML"),
    /** Of pages of features only: files to be saved. */
    CSV("csv", "CSV"),
    FLATGEOBUF("fgb", "FlatGeobuf"),
    /** Of tilesets only. */
    TILE_JSON("tilejson", "TileJSON"),
    /** Of tiles only. */
    MVT("mvt", "Mapbox Vector Tile"),
    PNG("png", "PNG");

    static final String HTML_TYPE = "text/html";
    static final String HTML_CONTENT = "text/html;charset=UTF-8";

    /** What decides which of several answers an address gives. */
    static final String VARY = "Accept, Accept-Language";

    private final String parameter;
    private final String label;

    Representation(String parameter, String label) {
        this.parameter = parameter;
        this.label = label;
    }

    /**
     * That a resource is there in a form.
     *
     * @param types media types by which it may be asked for, the first being that of the answer
     */
    record Offer(Representation representation, List<String> types) {

        static final Offer HTML_PAGE = new Offer(HTML, List.of(HTML_TYPE));

        /** JSON of these types, and a page. */
        static List<Offer> jsonAndPage(String... types) {
            return List.of(new Offer(JSON, List.of(types)), HTML_PAGE);
        }

        String type() {
            return types.get(0);
        }
    }

    /** Value of the parameter {@code f}. */
    String parameter() {
        return parameter;
    }

    /** For people. */
    String label() {
        return label;
    }

    /**
     * What the request asks for: by {@code f} where it stands, else by {@code Accept}, which programs send as they like and
     * browsers with HTML first; the first offer where several are welcome alike.
     *
     * @throws ProblemException 400 for an unknown {@code f}, 406 where no form is accepted
     */
    static Representation of(Optional<String> f, Optional<String> accept, List<Offer> offers) {
        if (f.isPresent()) {
            return offers.stream()
                    .map(Offer::representation)
                    .filter(each -> each.parameter.equals(f.get()))
                    .findFirst()
                    .orElseThrow(() -> ProblemException.badRequest(new Title(
                            "f chỉ có thể là " + parameters(offers, "", " hoặc ") + ".",
                            "f can only be " + parameters(offers, "", " or ") + ".")));
        }
        if (accept.isEmpty() || accept.get().isBlank()) {
            return offers.get(0).representation();
        }
        List<MediaType> ranges;
        try {
            ranges = MediaType.parseMediaTypes(accept.get());
        } catch (InvalidMediaTypeException e) {
            throw notAcceptable(offers);
        }
        double best = 0;
        Optional<Representation> wanted = Optional.empty();
        for (Offer offer : offers) {
            double quality = offer.types().stream()
                    .mapToDouble(type -> quality(MediaType.parseMediaType(type), ranges))
                    .max()
                    .orElse(0);
            if (quality > best) {
                best = quality;
                wanted = Optional.of(offer.representation());
            }
        }
        return wanted.orElseThrow(() -> notAcceptable(offers));
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

    private static String parameters(List<Offer> offers, String before, String or) {
        return offers.stream()
                .map(offer -> before + offer.representation().parameter)
                .collect(Collectors.joining(or));
    }

    private static ProblemException notAcceptable(List<Offer> offers) {
        return new ProblemException(
                HttpStatus.NOT_ACCEPTABLE,
                new Title(
                        "Không có dạng ấy; hãy dùng " + parameters(offers, "f=", " hoặc ") + ".",
                        "It is not there in that form: use " + parameters(offers, "f=", " or ") + "."));
    }
}
