package vn.urbansdi.wms;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.urbansdi.ows.KvpRequest;

/**
 * How fine the pixels are on which a map will be seen, by the names that other servers have given the parameter: {@code
 * FORMAT_OPTIONS=dpi:180}, {@code DPI=180}, {@code MAP_RESOLUTION=180}. Symbols and letters grow with it, and the scale stays.
 */
final class PixelDensity {

    /** Of the standard's pixel of 0.28 mm (OGC 06-042, 7.2.4.6.9). */
    private static final double STANDARD_DPI = 25.4 / 0.28;

    private static final double LEAST_DPI = 30;
    private static final double MOST_DPI = 600;
    private static final String OPTIONS = "FORMAT_OPTIONS";

    private PixelDensity() {}

    /**
     * Pixels a pixel of 0.28 mm; 1 where nothing is said.
     *
     * @throws vn.urbansdi.ows.OwsException for what is no density from 30 to 600
     */
    static double of(KvpRequest kvp) {
        Optional<String> option = kvp.text(OPTIONS).flatMap(PixelDensity::option);
        if (option.isPresent()) {
            return density(OPTIONS, option.get());
        }
        for (String name : List.of("DPI", "MAP_RESOLUTION")) {
            Optional<String> written = kvp.text(name);
            if (written.isPresent()) {
                return density(name, written.get());
            }
        }
        return 1;
    }

    /** Options of other servers, which change nothing of the content, are passed over. */
    private static Optional<String> option(String options) {
        for (String option : options.split(";", -1)) {
            if (option.strip().toLowerCase(Locale.ROOT).startsWith("dpi:")) {
                return Optional.of(option.strip().substring("dpi:".length()));
            }
        }
        return Optional.empty();
    }

    private static double density(String name, String written) {
        double dpi = written.matches("[0-9]{1,4}(\\.[0-9]{1,6})?") ? Double.parseDouble(written) : 0;
        if (dpi < LEAST_DPI || dpi > MOST_DPI) {
            String shown = KvpRequest.shown(written);
            throw WmsProblems.invalid(
                    name,
                    "Mật độ điểm ảnh phải từ 30 đến 600 dpi: " + shown,
                    "The density of pixels must be between 30 and 600 dpi: " + shown);
        }
        return dpi / STANDARD_DPI;
    }
}
