package vn.urbansdi.importer.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The text of one field: learns its encoding from a sample, then decodes value after value to Unicode (NFC). */
public final class FieldText {

    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final int SAMPLE_LENGTH = 400;
    private static final int SAMPLE_VALUES = 1_000;
    private static final int SAMPLE_ASCII_VALUES = 5_000;
    /** So many words a single value must have to speak for another encoding than its field's. */
    private static final int WORDS_OF_ONE_VALUE = 2;

    private static final String GARBLED = "garbled-";
    private static final String UTF_8 = FileText.name(StandardCharsets.UTF_8);

    private final FileText file;
    private final Evidence evidence = new Evidence();
    private final FieldTally tally = new FieldTally();
    private int sampled;
    private int sampledAscii;
    private int knownVersion = -1;
    private Optional<Reading> ofBytes = Optional.empty();
    private Optional<Reading> ofMojibake = Optional.empty();
    private boolean viqr;

    FieldText(FileText file) {
        this.file = file;
    }

    /** Learns from a value, text or bytes; anything else is passed over. Costs nothing once enough is known. */
    public void observe(Object value) {
        boolean enough = sampled >= SAMPLE_VALUES && sampledAscii >= SAMPLE_ASCII_VALUES;
        if (enough || file.declared().isPresent()) {
            return;
        }
        if (value instanceof byte[] bytes) {
            byte[] sample = bytes.length > SAMPLE_LENGTH ? Arrays.copyOf(bytes, SAMPLE_LENGTH) : bytes;
            observe(sample);
        } else if (value instanceof String text) {
            String sample = text.length() > SAMPLE_LENGTH ? text.substring(0, SAMPLE_LENGTH) : text;
            observeCharacters(sample);
        }
    }

    private void observe(byte[] bytes) {
        boolean ascii = isAscii(bytes);
        if (ascii && (sampledAscii < SAMPLE_ASCII_VALUES || hasControls(bytes))) {
            observeCharacters(new String(bytes, StandardCharsets.ISO_8859_1));
        } else if (!ascii && sampled < SAMPLE_VALUES) {
            Utf8Text utf8 = Utf8Text.of(bytes);
            if (utf8 != null && utf8.latinOnly()) {
                observeCharacters(utf8.text());
            } else {
                sampled++;
                evidence.addBytes(bytes);
                file.evidence().addBytes(bytes);
                file.learnt();
            }
        }
    }

    private void observeCharacters(String text) {
        if (isAscii(text)) {
            observeAscii(text);
        } else if (sampled < SAMPLE_VALUES) {
            sampled++;
            evidence.addCharacters(text);
            file.evidence().addCharacters(text);
            file.learnt();
        }
    }

    private void observeAscii(String text) {
        if (sampledAscii < SAMPLE_ASCII_VALUES) {
            sampledAscii++;
            evidence.addAscii(text);
            file.learnt();
        }
    }

    private void decide() {
        if (knownVersion != file.version()) {
            knownVersion = file.version();
            ofBytes = evidence.ofBytes(file.evidence(), file.statedEightBit());
            ofMojibake = evidence.ofMojibake(file.evidence());
            viqr = evidence.ofAscii().isPresent();
        }
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
        if (isAscii(bytes) && !viscii) {
            return ascii(new String(bytes, StandardCharsets.ISO_8859_1));
        }
        Optional<Charset> declared = file.declared();
        boolean mayBeUtf8 = declared.isEmpty() || declared.get().equals(StandardCharsets.UTF_8);
        if (mayBeUtf8 && !viscii) {
            String text = new String(bytes, StandardCharsets.UTF_8);
            if (PlainText.isVietnamese(text)) {
                tally.rule(UTF_8);
                return text;
            }
        }
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
        if (isAscii(text)) {
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
        if (!changedAlready && PlainText.isVietnamese(text)) {
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
        Utf8Text utf8 = isAscii(bytes) ? null : Utf8Text.of(bytes);
        return utf8 == null ? Composition.composed(new String(bytes, eightBit())) : utf8.text();
    }

    private boolean hasCapitalsOfViscii(byte[] bytes) {
        return file.declared().orElseGet(this::eightBit).equals(VietnameseCharsets.VISCII) && hasControls(bytes);
    }

    private static boolean hasControls(byte[] bytes) {
        for (byte b : bytes) {
            if (b < ' ' && b != '\t' && b != '\n' && b != '\r') {
                return true;
            }
        }
        return false;
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 0x7F || (c < ' ' && !Character.isWhitespace(c))) {
                return false; // six of the control characters are letters of VISCII
            }
        }
        return true;
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
