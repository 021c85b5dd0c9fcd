package vn.urbansdi.importer.doctor.report;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import vn.urbansdi.catalog.City;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.importer.doctor.Picture;

/**
 * Draws a file in its place as SVG, in degrees stretched so that a kilometre is as long to the north as to the east at the
 * middle of the picture.
 */
final class MapPicture {

    private static final int WIDTH = 620;
    private static final double MARGIN = 0.06;
    private static final double LEAST_DEGREES = 0.002;
    private static final double TALLEST = 0.8;
    private static final double FLATTEST = 0.45;
    private static final int WGS_84 = 4326;
    private static final double FINE = 0.5;
    private static final double COARSE = 1.5;

    private final Picture picture;
    private final String language;
    private final Extent view;
    private final double scaleX;
    private final double scaleY;
    private final int height;
    /** Pixels: what lies closer to the point before is not drawn. */
    private final double grain;

    private final StringBuilder svg = new StringBuilder();
    private final Set<String> drawn = new HashSet<>();

    private MapPicture(Picture picture, String language, Extent wanted, double grain) {
        this.picture = picture;
        this.language = language;
        this.grain = grain;
        double stretch = 1 / Math.cos(Math.toRadians((wanted.minY() + wanted.maxY()) / 2));
        this.view = shaped(wanted, stretch);
        this.scaleX = WIDTH / view.width();
        this.scaleY = scaleX * stretch;
        this.height = (int) Math.round(view.height() * scaleY);
    }

    /** Where in the deployment's area the file lies. */
    static String locator(Picture picture, Extent data, String language) {
        MapPicture map = new MapPicture(
                picture,
                language,
                data == null ? picture.area() : picture.area().union(data),
                COARSE);
        map.open();
        map.rectangle(picture.area(), "fill='#f8fbf7' stroke='#7d8b97' stroke-width='1.2'");
        map.cities(true);
        map.shapes("#0b5c7a", 0.8);
        if (data != null) {
            map.rectangle(data, "fill='none' stroke='#c1121f' stroke-width='2'");
        }
        return map.close();
    }

    /** The file itself, with what was found in it. */
    static String detail(Picture picture, Extent data, String language) {
        MapPicture map = new MapPicture(picture, language, data, FINE);
        map.open();
        map.rectangle(map.view, "fill='#fbfcfa'");
        map.cities(false);
        map.shapes("#0b5c7a", 0.7);
        map.marks();
        map.scaleBar();
        return map.close();
    }

    /** Of the sample; null if it holds nothing. */
    static Extent extent(Picture picture) {
        double[] box = {
            Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY
        };
        for (Picture.Shape shape : picture.shapes()) {
            for (double[] part : shape.parts()) {
                for (int i = 0; i < part.length; i += 2) {
                    box[0] = Math.min(box[0], part[i]);
                    box[1] = Math.min(box[1], part[i + 1]);
                    box[2] = Math.max(box[2], part[i]);
                    box[3] = Math.max(box[3], part[i + 1]);
                }
            }
        }
        return box[0] > box[2] ? null : new Extent(WGS_84, box[0], box[1], box[2], box[3]);
    }

    /** With a margin, and neither too tall nor too flat. */
    private static Extent shaped(Extent wanted, double stretch) {
        double width = Math.max(wanted.width(), LEAST_DEGREES) * (1 + 2 * MARGIN);
        double tall = Math.max(wanted.height(), LEAST_DEGREES) * (1 + 2 * MARGIN);
        width = Math.max(width, tall * stretch / TALLEST);
        tall = Math.max(tall, width * FLATTEST / stretch);
        double x = (wanted.minX() + wanted.maxX()) / 2;
        double y = (wanted.minY() + wanted.maxY()) / 2;
        return new Extent(WGS_84, x - width / 2, y - tall / 2, x + width / 2, y + tall / 2);
    }

    private void open() {
        svg.append("<svg xmlns='http://www.w3.org/2000/svg' role='img' viewBox='0 0 ")
                .append(WIDTH)
                .append(' ')
                .append(height)
                .append("' font-family='system-ui,sans-serif' font-size='13'>");
    }

    private String close() {
        return svg.append("</svg>").toString();
    }

    private String x(double longitude) {
        return number((longitude - view.minX()) * scaleX);
    }

    private String y(double latitude) {
        return number(height - (latitude - view.minY()) * scaleY);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private void rectangle(Extent extent, String look) {
        svg.append("<rect x='").append(x(extent.minX())).append("' y='").append(y(extent.maxY()));
        svg.append("' width='").append(number(extent.width() * scaleX));
        svg.append("' height='")
                .append(number(extent.height() * scaleY))
                .append("' ")
                .append(look)
                .append("/>");
    }

    private void cities(boolean named) {
        for (City city : picture.cities()) {
            rectangle(city.extent(), "fill='none' stroke='#b08d2c' stroke-width='1' stroke-dasharray='4 3'");
            if (named) {
                double middle = (city.extent().minX() + city.extent().maxX()) / 2;
                svg.append("<text text-anchor='middle' font-size='19' font-weight='600' fill='#6b5310' x='")
                        .append(x(middle));
                svg.append("' y='").append(number(height - (city.extent().maxY() - view.minY()) * scaleY - 5));
                svg.append("'>").append(Html.escaped(city.name().in(language))).append("</text>");
            }
        }
    }

    private void shapes(String colour, double stroke) {
        StringBuilder lines = new StringBuilder();
        StringBuilder areas = new StringBuilder();
        StringBuilder points = new StringBuilder();
        for (Picture.Shape shape : picture.shapes()) {
            for (double[] part : shape.parts()) {
                if (shape.dimension() == 0) {
                    points.append('M')
                            .append(x(part[0]))
                            .append(' ')
                            .append(y(part[1]))
                            .append("h0");
                } else {
                    path(shape.dimension() == 2 ? areas : lines, part, shape.dimension() == 2);
                }
            }
        }
        String look = "' stroke='" + colour + "' stroke-width='" + stroke + "' stroke-linejoin='round' ";
        svg.append("<path fill-rule='evenodd' fill='#3b8ea5' fill-opacity='.28' d='")
                .append(areas)
                .append(look)
                .append("/>");
        svg.append("<path fill='none' d='").append(lines).append(look).append("/>");
        svg.append("<path fill='none' d='").append(points).append("' stroke='").append(colour);
        svg.append("' stroke-width='").append(5 * stroke).append("' stroke-linecap='round'/>");
    }

    private void path(StringBuilder to, double[] part, boolean closed) {
        StringBuilder points = new StringBuilder();
        double lastX = Double.NaN;
        double lastY = Double.NaN;
        int moved = 0;
        for (int i = 0; i < part.length; i += 2) {
            double x = (part[i] - view.minX()) * scaleX;
            double y = height - (part[i + 1] - view.minY()) * scaleY;
            if (i == 0 || Math.abs(x - lastX) >= grain || Math.abs(y - lastY) >= grain) {
                points.append(i == 0 ? "M" : "L").append(number(x)).append(' ').append(number(y));
                lastX = x;
                lastY = y;
                moved++;
            }
        }
        if (moved > (closed ? 2 : 1)) {
            to.append(points).append(closed ? "Z" : "");
            return;
        }
        String at = x(part[0]) + " " + y(part[1]);
        if (drawn.add(at)) { // too small to have a shape, and often upon another
            to.append('M').append(at).append("h.6");
        }
    }

    private void marks() {
        for (Picture.Mark mark : picture.marks()) {
            String colour = switch (mark.kind()) {
                case INVALID -> "#b3261e";
                case OVERLAP -> "#e07b00";
                case GAP -> "#7b2cbf";
            };
            svg.append("<circle r='6' fill='").append(colour).append("' fill-opacity='.75' stroke='#fff' cx='");
            svg.append(x(mark.longitude()))
                    .append("' cy='")
                    .append(y(mark.latitude()))
                    .append("'><title>");
            svg.append(Html.escaped(mark.text().in(language))).append("</title></circle>");
        }
    }

    /** The longest of 1, 2 or 5 times a power of ten metres that takes at most a fifth of the width. */
    private void scaleBar() {
        double metres = view.width() * 111_320 * Math.cos(Math.toRadians((view.minY() + view.maxY()) / 2));
        double power = Math.pow(10, Math.floor(Math.log10(metres / 5)));
        double length = List.of(5.0, 2.0, 1.0).stream()
                .map(times -> times * power)
                .filter(each -> each <= metres / 5)
                .findFirst()
                .orElse(power);
        String text =
                length >= 1_000 ? String.format(Locale.ROOT, "%.0f km", length / 1_000) : Math.round(length) + " m";
        String from = number(14);
        String to = number(14 + length / metres * WIDTH);
        String at = number(height - 14);
        svg.append("<path stroke='#1c2733' stroke-width='3' d='M")
                .append(from)
                .append(' ')
                .append(at);
        svg.append('H')
                .append(to)
                .append("'/><text x='14' y='")
                .append(number(height - 20))
                .append("'>");
        svg.append(text).append("</text>");
    }
}
