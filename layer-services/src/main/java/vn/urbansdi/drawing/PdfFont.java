package vn.urbansdi.drawing;

import java.awt.Font;
import java.awt.font.GlyphVector;
import java.awt.font.LineMetrics;
import java.awt.geom.Rectangle2D;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import vn.urbansdi.render.MapFonts;

/**
 * A font in a PDF file (ISO 32000-1, 9.7): letters are told by their numbers in the font, which lies in the file whole, and a table
 * gives their characters back to those who search or copy.
 */
final class PdfFont {

    /** Of an em, in which PDF measures letters. */
    private static final float EM = 1000;

    private static final int ENTRIES_OF_A_BLOCK = 100;

    /** By name; the same for every file. */
    private static final Map<String, byte[]> DEFLATED = new ConcurrentHashMap<>();

    private final Font font;
    private final TreeMap<Integer, String> characters = new TreeMap<>();
    private final Map<Integer, Double> widths = new TreeMap<>();

    PdfFont(Font font) {
        this.font = font.deriveFont(EM);
    }

    /** Notes that a letter is used, and which characters it stands for. */
    void use(int glyph, String text) {
        characters.putIfAbsent(glyph, text);
    }

    /** How far the pen goes on, in ems. */
    double width(int glyph) {
        return widths.computeIfAbsent(glyph, number -> {
            GlyphVector one = font.createGlyphVector(MapFonts.CONTEXT, new int[] {number});
            return one.getGlyphMetrics(0).getAdvanceX() / (double) EM;
        });
    }

    /** Writes what belongs to the font; gives the number of its object. */
    int write(PdfFile file) {
        String name = font.getPSName();
        byte[] whole = MapFonts.file(font);
        int program = file.reserve();
        file.stream(
                program,
                "/Length1 " + whole.length,
                DEFLATED.computeIfAbsent(name, key -> PdfFile.deflated(whole, whole.length)));
        LineMetrics lines = font.getLineMetrics("x", MapFonts.CONTEXT);
        Rectangle2D box = font.getMaxCharBounds(MapFonts.CONTEXT);
        int descriptor = file.object("<</Type/FontDescriptor/FontName/" + name + "/Flags 4/FontBBox["
                + whole(box.getMinX()) + " " + whole(-box.getMaxY()) + " " + whole(box.getMaxX()) + " "
                + whole(-box.getMinY()) + "]/ItalicAngle 0/Ascent " + whole(lines.getAscent()) + "/Descent "
                + whole(-lines.getDescent()) + "/CapHeight " + whole(capitalHeight()) + "/StemV 80/FontFile2 "
                + PdfFile.to(program) + ">>");
        StringBuilder widest = new StringBuilder();
        characters
                .keySet()
                .forEach(glyph -> widest.append(glyph).append(String.format(Locale.ROOT, "[%.3f]", EM * width(glyph))));
        int descendant = file.object("<</Type/Font/Subtype/CIDFontType2/BaseFont/" + name
                + "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/CIDToGIDMap/Identity"
                + "/FontDescriptor " + PdfFile.to(descriptor) + "/DW 500/W[" + widest + "]>>");
        byte[] table = toUnicode().getBytes(StandardCharsets.US_ASCII);
        int unicode = file.stream("", table, table.length);
        return file.object("<</Type/Font/Subtype/Type0/BaseFont/" + name + "/Encoding/Identity-H/DescendantFonts["
                + PdfFile.to(descendant) + "]/ToUnicode " + PdfFile.to(unicode) + ">>");
    }

    private double capitalHeight() {
        return font.createGlyphVector(MapFonts.CONTEXT, "H").getVisualBounds().getHeight();
    }

    private static long whole(double value) {
        return Math.round(value);
    }

    /** 9.10.3. */
    private String toUnicode() {
        StringBuilder map = new StringBuilder("""
                /CIDInit/ProcSet findresource begin
                12 dict begin
                begincmap
                /CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def
                /CMapName/Adobe-Identity-UCS def
                /CMapType 2 def
                1 begincodespacerange
                <0000><FFFF>
                endcodespacerange
                """);
        Iterator<Map.Entry<Integer, String>> entries = characters.entrySet().iterator();
        for (int left = characters.size(); left > 0; left -= ENTRIES_OF_A_BLOCK) {
            int count = Math.min(left, ENTRIES_OF_A_BLOCK);
            map.append(count).append(" beginbfchar\n");
            for (int i = 0; i < count; i++) {
                Map.Entry<Integer, String> entry = entries.next();
                map.append('<')
                        .append(hex(entry.getKey()))
                        .append("><")
                        .append(utf16(entry.getValue()))
                        .append(">\n");
            }
            map.append("endbfchar\n");
        }
        return map.append("endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n")
                .toString();
    }

    static String hex(int glyph) {
        return HexFormat.of().toHexDigits((short) glyph);
    }

    static String utf16(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_16BE));
    }
}
