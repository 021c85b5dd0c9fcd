package vn.urbansdi.ogcapi;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.ows.KvpRequest;
import vn.urbansdi.ows.OwsRequest;
import vn.urbansdi.problem.ProblemException;
import vn.urbansdi.security.Caller;

/**
 * A request, its parameters checked for being known and single (OGC 17-069r4, 7.6).
 *
 * @param root       address of the landing page, without a slash at the end
 * @param path       below the root, already encoded; empty for the landing page
 * @param parameters in the order of the request
 * @param language   {@code vi} or {@code en}
 */
record ApiRequest(
        String root,
        String path,
        Map<String, String> parameters,
        Representation representation,
        String language,
        boolean acceptsGzip,
        List<Representation.Offer> offers,
        Caller caller) {

    private static final String PATH = "/ogc";
    static final String FORMAT = "f";
    static final String LANGUAGE = "lang";
    static final List<Representation.Offer> DOCUMENT = Representation.Offer.jsonAndPage("application/json");

    /**
     * @param known  parameters besides {@code f} and {@code lang}
     * @param offers the forms in which the resource is there
     * @throws ProblemException 400 for a parameter that is unknown, stands twice, or has no meaning
     */
    static ApiRequest read(HttpServletRequest http, String path, Set<String> known, List<Representation.Offer> offers) {
        Map<String, String> parameters = new LinkedHashMap<>();
        http.getParameterMap().forEach((name, values) -> {
            if (!known.contains(name) && !name.equals(FORMAT) && !name.equals(LANGUAGE)) {
                throw unknown(name);
            }
            if (values.length > 1) {
                throw ProblemException.badRequest(new Title(
                        "Tham số " + name + " xuất hiện hơn một lần; hãy để lại một giá trị.",
                        "The parameter " + name + " stands more than once; leave one value."));
            }
            parameters.put(name, values[0]);
        });
        Representation representation = Representation.of(
                Optional.ofNullable(parameters.get(FORMAT)), Optional.ofNullable(http.getHeader("Accept")), offers);
        return new ApiRequest(
                OwsRequest.baseUrl(http) + PATH,
                path,
                Collections.unmodifiableMap(parameters),
                representation,
                language(http, parameters.get(LANGUAGE)),
                OwsRequest.acceptsGzip(http),
                offers,
                Caller.of(http));
    }

    /** The value of a parameter; a blank one has no meaning. */
    Optional<String> text(String name) {
        Optional<String> value = Optional.ofNullable(parameters.get(name));
        if (value.filter(String::isBlank).isPresent()) {
            throw ProblemException.badRequest(
                    new Title("Tham số " + name + " không có giá trị.", "The parameter " + name + " has no value."));
        }
        return value;
    }

    boolean isHtml() {
        return representation == Representation.HTML;
    }

    String in(Title title) {
        return title.in(language);
    }

    /** In the request's language. */
    String say(String vi, String en) {
        return new Title(vi, en).in(language);
    }

    /** This request. */
    String self() {
        return root + path + query(parameters);
    }

    /** This request with a parameter of another value. */
    String selfWith(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(parameters);
        changed.put(name, value);
        return root + path + query(changed);
    }

    /** This request with a parameter left out. */
    ApiRequest without(String name) {
        Map<String, String> changed = new LinkedHashMap<>(parameters);
        changed.remove(name);
        return new ApiRequest(root, path, changed, representation, language, acceptsGzip, offers, caller);
    }

    /** Another resource as a person goes there from this page: in the form and the language that were asked for. */
    String page(String otherPath) {
        Map<String, String> kept = new LinkedHashMap<>(parameters);
        kept.keySet().retainAll(Set.of(FORMAT, LANGUAGE));
        return root + otherPath + query(kept);
    }

    /** Of the deployment, without a slash at the end. */
    String baseUrl() {
        return root.substring(0, root.length() - PATH.length());
    }

    /** The links {@code self} and {@code alternate} (/req/core/root-success, /req/core/fc-links and others). */
    List<Link> selfLinks() {
        List<Link> links = new ArrayList<>();
        for (Representation.Offer offer : offers) {
            if (offer.representation() == representation) {
                links.add(0, new Link(self(), "self", offer.type(), say("Tài liệu này", "This document")));
            } else {
                links.add(new Link(
                        selfWith(FORMAT, offer.representation().parameter()),
                        "alternate",
                        offer.type(),
                        say("Dạng ", "As ") + offer.representation().label()));
            }
        }
        return links;
    }

    private static String query(Map<String, String> parameters) {
        return parameters.isEmpty()
                ? ""
                : parameters.entrySet().stream()
                        .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
    }

    /** For a query or one segment of a path; commas, colons and slashes may stand there as they are and are easier to read so. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2C", ",")
                .replace("%3A", ":")
                .replace("%2F", "/");
    }

    private static String language(HttpServletRequest http, String asked) {
        if (asked != null) {
            if (!asked.equals("vi") && !asked.equals("en")) {
                throw ProblemException.badRequest(
                        new Title("lang chỉ có thể là vi hoặc en.", "lang can only be vi or en."));
            }
            return asked;
        }
        boolean english = http.getHeader("Accept-Language") != null
                && http.getLocale().getLanguage().equals("en");
        return english ? "en" : "vi";
    }

    private static ProblemException unknown(String name) {
        String shown = KvpRequest.shown(name);
        return ProblemException.badRequest(
                new Title("Không có tham số " + shown + " ở đây.", "There is no parameter " + shown + " here."));
    }
}
