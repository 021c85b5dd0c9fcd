package vn.urbansdi.importer.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The text of one field: learns its encoding from a sample, then decodes value after value to Unicode (NFC). */
public final class FieldText {

    private static final Charset WESTERN = Charset.forName("windows-1252");
    /** So many words a single value must have to speak for another encoding than its field's. */
    private static final int WORDS_OF_ONE_VALUE = 2;

    private static final String GARBLED = "garbled-";
    private static final String UTF_8 = FileText.name(StandardCharsets.UTF_8);

    private final FileText file;
    private final FieldSample sample;
    private final Evidence evidence;
    private final FieldTally tally = new FieldTally();
    private int knownVersion = -1;
    private Optional<Reading> ofBytes = Optional.empty();
    private Optional<Reading> ofMojibake = Optional.empty();
    private boolean viqr;

    FieldText(FileText file) {
        this.file = file;
        this.sample = new FieldSample(file);
        this.evidence = sample.evidence();
    }

    /** Learns from a value, text or bytes; anything else is passed over. Costs nothing once enough is known. */
    public void observe(Object value) {
        sample.observe(value);
    }

    private void decide() {
        if (knownVersion != file.version()) {
            knownVersion = file.version();
            ofBytes = evidence.ofBytes(file.evidence(), file.statedEightBit());
            ofMojibake = evidence.ofMojibake(file.evidence());
            viqr = evidence.ofAscii().isPresent();
        }
    }

    /**
     * The text, if one look tells that nothing has to be decoded, mended or refused in it; null if more looks are needed.
     */
    public String plain(byte[] bytes) {
        Optional<Charset> declared = file.declared();
        boolean mayBeUtf8 = declared.isEmpty() || declared.get().equals(StandardCharsets.UTF_8);
        if (!mayBeUtf8) {
            return null;
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (!isPlain(text)) {
            return null;
        }
        if (text.length() < bytes.length) {
            tally.rule(UTF_8);
        }
        return text;
    }

    /** Whether the same is so of characters. */
    public boolean isPlain(String text) {
        Optional<Charset> declared = file.declared();
        if (declared.isPresent() && !declared.get().equals(StandardCharsets.UTF_8)) {
            return false;
        }
        PlainText.Kind kind = PlainText.kind(text);
        if (kind == PlainText.Kind.ASCII) {
            decide();
        }
        boolean plain = kind == PlainText.Kind.VIETNAMESE || (kind == PlainText.Kind.ASCII && !viqr);
        if (plain) {
            tally.value();
        }
        return plain;
    }

    /** @throws UndecodableTextException if the encoding has not all of the bytes */
    public String decode(byte[] bytes) throws UndecodableTextException {
        return lookedOver(unescaped(tally.changed(), decoded(bytes)));
    }

    /** Characters as a Unicode format has them; they may be bytes of another encoding all the same. */
    public String decode(String text) {
        return lookedOver(unescaped(tally.changed(), decoded(text)));
    }

    /** @param changedBefore how many values had been changed before this one came */
    private String unescaped(long changedBefore, String text) {
        String plain = UnicodeEscapes.mayBeIn(text) ? UnicodeEscapes.decoded(text) : text;
        if (!plain.equals(text)) {
            tally.rule("unicode-escape");
            if (tally.changed() == changedBefore) {
                tally.changed(() -> text, plain);
            }
        }
        return plain;
    }

    private String lookedOver(String text) {
        if (DestroyedText.is(text)) {
            tally.destroyed(text);
        }
        return text;
    }

    private String decoded(byte[] bytes) throws UndecodableTextException {
        tally.value();
        decide();
        boolean viscii = hasCapitalsOfViscii(bytes);
        if (AsciiText.is(bytes) && !viscii) {
            return ascii(new String(bytes, StandardCharsets.ISO_8859_1));
        }
        Optional<Charset> declared = file.declared();
        boolean mayBeUtf8 = declared.isEmpty() || declared.get().equals(StandardCharsets.UTF_8);
        Utf8Text utf8 = mayBeUtf8 && !viscii ? Utf8Text.of(bytes) : null;
        if (utf8 != null && (utf8.latinOnly() || !readsWellInOwnBytes(bytes))) {
            tally.rule(UTF_8);
            if (utf8.cut()) {
                tally.note(TextNote.CUT_INSIDE_A_CHARACTER);
            }
            return characters(utf8.text(), utf8.cut());
        }
        Charset charset = declared.orElseGet(this::eightBit);
        String text = text(bytes, charset);
        if (declared.isEmpty()
                && ofBytes.isPresent()
                && (text == null || !Words.count(text).readsWell())) {
            charset = exception(bytes).orElse(charset);
            text = text(bytes, charset);
        }
        if (text == null) {
            throw new UndecodableTextException(FileText.name(charset));
        }
        return changed(bytes, charset, text, "");
    }

    private String decoded(String text) {
        tally.value();
        if (AsciiText.is(text)) {
            decide();
            return ascii(text);
        }
        Optional<Charset> declared = file.declared().filter(VietnameseCharsets.EIGHT_BIT::contains);
        byte[] bytes = declared.isPresent() ? Mojibake.bytes(text) : null;
        String meant = bytes == null ? null : text(bytes, declared.get());
        return meant == null ? characters(text, false) : changed(bytes, declared.get(), meant, GARBLED);
    }

    private String ascii(String text) {
        boolean isViqr = viqr || file.declared().equals(Optional.of(VietnameseCharsets.VIQR));
        String decoded = isViqr ? Viqr.decode(text) : text;
        if (!decoded.equals(text)) {
            tally.rule(FileText.name(VietnameseCharsets.VIQR));
            tally.changed(() -> text, decoded);
        }
        return decoded;
    }

    private boolean readsWellInOwnBytes(byte[] bytes) {
        return ofBytes.isPresent()
                && Words.count(Composition.composed(new String(bytes, eightBit())))
                        .readsWell();
    }

    private Charset eightBit() {
        return ofBytes.map(Reading::charset).orElse(file.statedEightBit().orElse(WESTERN));
    }

    /** A value that reads badly in the field's encoding and well in another is taken for what it is. */
    private Optional<Charset> exception(byte[] bytes) {
        for (Charset other : VietnameseCharsets.EIGHT_BIT) {
            String text = text(bytes, other);
            if (text != null && readsWell(Words.count(text))) {
                return Optional.of(other);
            }
        }
        tally.note(TextNote.DOUBTFUL);
        return Optional.empty();
    }

    private static boolean readsWell(Words.Count count) {
        return count.readsWell() && count.vietnamese() >= WORDS_OF_ONE_VALUE;
    }

    /** Composed; null if the bytes are not in the encoding. */
    private static String text(byte[] bytes, Charset charset) {
        String text = Mojibake.decode(bytes, charset);
        return text == null || text.indexOf('\uFFFD') >= 0 ? null : Eth.mend(Composition.composed(text));
    }

    private String changed(byte[] bytes, Charset charset, String text, String prefix) {
        tally.rule(prefix + FileText.name(charset));
        if (charset.equals(VietnameseCharsets.TCVN3)) {
            tally.fontCapitals(text);
        }
        tally.changed(() -> new String(bytes, WESTERN), text);
        return text;
    }

    private String characters(String text, boolean changedAlready) {
        if (!changedAlready && PlainText.kind(text) == PlainText.Kind.VIETNAMESE) {
            return text;
        }
        decide();
        String composed = Composition.composed(text);
        String mended = Eth.mend(composed);
        boolean declared = file.declared().isPresent();
        byte[] bytes = declared ? null : Mojibake.bytes(text);
        if (bytes != null) {
            Words.Count asItIs = Words.count(mended);
            if (ofMojibake.isPresent()) {
                String meant = repaired(bytes, ofMojibake.get().charset(), mended, asItIs);
                if (meant != null) {
                    return meant;
                }
            } else if (!asItIs.readsWell() && asItIs.vietnamese() == 0 && looksGarbled(bytes)) {
                tally.note(TextNote.LEFT_AS_FOUND);
            }
        }
        if (!composed.equals(text)) {
            tally.rule("nfc");
        }
        if (!mended.equals(composed)) {
            tally.rule("eth");
        }
        if (changedAlready || !mended.equals(text)) {
            tally.changed(() -> text, mended);
        }
        return mended;
    }

    /** Null if the value is right as it stands. */
    private String repaired(byte[] bytes, Charset charset, String standing, Words.Count asItIs) {
        String text = text(bytes, charset);
        boolean better =
                text != null && !text.equals(standing) && Words.count(text).score() >= asItIs.score();
        return better ? changed(bytes, charset, text, GARBLED) : null;
    }

    private static boolean looksGarbled(byte[] bytes) {
        return VietnameseCharsets.EIGHT_BIT.stream()
                .map(charset -> text(bytes, charset))
                .anyMatch(text -> text != null && readsWell(Words.count(text)));
    }

    /** The text for people to look at, uncounted. */
    public String shown(byte[] bytes) {
        decide();
        Utf8Text utf8 = AsciiText.is(bytes) ? null : Utf8Text.of(bytes);
        return utf8 == null ? Composition.composed(new String(bytes, eightBit())) : utf8.text();
    }

    private boolean hasCapitalsOfViscii(byte[] bytes) {
        return file.declared().orElseGet(this::eightBit).equals(VietnameseCharsets.VISCII)
                && AsciiText.hasControls(bytes);
    }

    /** What was found and done so far. */
    TextFinding finding(String name) {
        decide();
        return FindingOf.field(name, file, evidence, ofBytes, ofMojibake, tally);
    }

    FieldTally tally() {
        return tally;
    }
}
