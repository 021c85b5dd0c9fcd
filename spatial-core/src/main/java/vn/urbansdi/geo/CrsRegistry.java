package vn.urbansdi.geo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The reference systems that the service reads and serves, and every way in which a client may name them. */
public final class CrsRegistry {

    private static final int WGS_84 = 4326;

    private static final String SHORT_FORM = "EPSG:";
    private static final String GML_2_FORM = "http://www.opengis.net/gml/srs/epsg.xml#";

    /**
     * Each form, and whether coordinates then stand in the authority's axis order. The two that say "longitude first"
     * are OGC 06-042 (CRS:84) and the GML 2 form, which WFS 1.0 servers and clients have always used with x before y.
     */
    private static final List<Form> FORMS = List.of(
            new Form(SHORT_FORM, true),
            new Form("urn:ogc:def:crs:EPSG::", true),
            new Form("urn:x-ogc:def:crs:EPSG:", true),
            new Form("http://www.opengis.net/def/crs/EPSG/0/", true),
            new Form("https://www.opengis.net/def/crs/EPSG/0/", true),
            new Form(GML_2_FORM, false));

    /** The URN with the version of the register in it, which nobody tells apart any more. */
    private static final Pattern VERSIONED =
            Pattern.compile("urn:(?:x-)?ogc:def:crs:EPSG:[0-9.]{1,10}:([0-9]{1,6})", Pattern.CASE_INSENSITIVE);

    private static final Form EAST_FIRST_FORM = new Form(GML_2_FORM, false);

    private static final List<String> CRS_84_NAMES = List.of(
            "CRS:84",
            "OGC:CRS84",
            "urn:ogc:def:crs:OGC:1.3:CRS84",
            "urn:ogc:def:crs:OGC::CRS84",
            "http://www.opengis.net/def/crs/OGC/1.3/CRS84",
            "https://www.opengis.net/def/crs/OGC/1.3/CRS84");

    private static final CrsRegistry STANDARD = new CrsRegistry(read("/geo/crs.csv"), List.of());
    private static final CrsRegistry SHORT_FORM_EAST_FIRST = new CrsRegistry(STANDARD.bySrid, List.of(SHORT_FORM));
    private static final CrsRegistry EAST_FIRST =
            new CrsRegistry(STANDARD.bySrid, FORMS.stream().map(Form::prefix).toList());

    private final Map<Integer, Crs> bySrid;
    private final List<String> eastFirst;

    /** @param eastFirst the forms under which x stands before y, whatever the authority says */
    private CrsRegistry(Map<Integer, Crs> bySrid, List<String> eastFirst) {
        this.bySrid = Collections.unmodifiableMap(bySrid);
        this.eastFirst = eastFirst;
    }

    public static CrsRegistry standard() {
        return STANDARD;
    }

    /**
     * The same for protocols whose clients put x before y under the short form {@code EPSG:n}, such as WFS 1.1. They are
     * answered with the form of GML 2, which all readers understand so.
     */
    public static CrsRegistry shortFormEastFirst() {
        return SHORT_FORM_EAST_FIRST;
    }

    /** The same for protocols that put x before y under any name, such as WFS 1.0, which is older than the rule. */
    public static CrsRegistry eastFirst() {
        return EAST_FIRST;
    }

    public Collection<Crs> all() {
        return bySrid.values();
    }

    public Optional<Crs> crs(int srid) {
        return Optional.ofNullable(bySrid.get(srid));
    }

    /**
     * The CRS of a known code.
     *
     * @throws IllegalArgumentException if there is none: the catalog has checked its codes before anyone asks
     */
    public Crs require(int srid) {
        return crs(srid).orElseThrow(() -> new IllegalArgumentException("EPSG:" + srid + " is not served"));
    }

    /**
     * The CRS that a client means by {@code name}: {@code EPSG:n}, {@code CRS:84}, or one of OGC's URN and URL forms. The
     * authority's letters may stand in either case; everything else is taken literally.
     */
    public Optional<CrsReference> find(String name) {
        for (String crs84 : CRS_84_NAMES) {
            if (crs84.equalsIgnoreCase(name)) {
                return Optional.of(new CrsReference(require(WGS_84), false, crs84));
            }
        }
        Matcher versioned = VERSIONED.matcher(name);
        if (versioned.matches()) {
            return find("urn:ogc:def:crs:EPSG::" + versioned.group(1));
        }
        for (Form form : FORMS) {
            if (name.regionMatches(true, 0, form.prefix, 0, form.prefix.length())) {
                Form meant = eastFirst.contains(form.prefix) ? EAST_FIRST_FORM : form;
                return srid(name.substring(form.prefix.length()))
                        .flatMap(this::crs)
                        .map(crs -> new CrsReference(
                                crs, meant.authorityOrder && crs.northFirst(), meant.prefix + crs.srid()));
            }
        }
        return Optional.empty();
    }

    private static Optional<Integer> srid(String digits) {
        boolean plain =
                !digits.isEmpty() && digits.length() <= 6 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return plain ? Optional.of(Integer.parseInt(digits)) : Optional.empty();
    }

    private static Map<Integer, Crs> read(String resource) {
        Map<Integer, Crs> bySrid = new LinkedHashMap<>();
        try (InputStream in = CrsRegistry.class.getResourceAsStream(resource);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    Crs crs = crs(line.split(";", -1));
                    bySrid.put(crs.srid(), crs);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bySrid;
    }

    private static Crs crs(String[] column) {
        Extent areaOfUse = new Extent(
                WGS_84,
                Double.parseDouble(column[3]),
                Double.parseDouble(column[4]),
                Double.parseDouble(column[5]),
                Double.parseDouble(column[6]));
        String projText = column[7];
        return new Crs(
                Integer.parseInt(column[0]),
                column[1],
                projText.startsWith("+proj=longlat"),
                Boolean.parseBoolean(column[2]),
                projText,
                areaOfUse);
    }

    private record Form(String prefix, boolean authorityOrder) {}
}
