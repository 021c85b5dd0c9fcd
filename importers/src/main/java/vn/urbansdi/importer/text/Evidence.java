package vn.urbansdi.importer.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a sample of text says about the encodings it can be in. Three questions are kept apart: in what bytes beyond UTF-8
 * are; whether characters are really the bytes of another encoding; whether ASCII is really VIQR.
 */
final class Evidence {

    /** Characters are left alone unless so many different words speak against them. */
    private static final int FEWEST_WORDS = 3;

    private static final double SHARE_OF_CHARACTERS = 0.9;
    private static final double SHARE_OF_BYTES = 0.7;
    private static final double POOR_SHARE = 0.7;
    /** A lead in {@link Reading#score} that one field decides by alone; below it the whole file is asked. */
    private static final int CLEAR_LEAD = 3;

    private final List<Reading> bytes = new ArrayList<>();
    private final Reading asCharacters = new Reading(null);
    private final List<Reading> asMojibake = new ArrayList<>();
    private final Reading viqr = new Reading(VietnameseCharsets.VIQR);
    private boolean viqrLetters;

    Evidence() {
        for (Charset charset : VietnameseCharsets.EIGHT_BIT) {
            bytes.add(new Reading(charset));
            asMojibake.add(new Reading(charset));
        }
        asMojibake.add(new Reading(StandardCharsets.UTF_8));
    }

    /** Bytes that are neither ASCII nor UTF-8. */
    void addBytes(byte[] text) {
        bytes.forEach(reading -> reading.add(text));
    }

    /** Characters, not all ASCII. */
    void addCharacters(String text) {
        asCharacters.add(Eth.mend(Composition.composed(text)));
        byte[] once = Mojibake.bytes(text);
        if (once != null) {
            asMojibake.forEach(reading -> reading.add(once));
        }
    }

    /** Text in ASCII. */
    void addAscii(String text) {
        for (int at = 0; at < text.length(); ) {
            int end = Viqr.wordEnd(text, at);
            if (end == at) {
                at++;
                continue;
            }
            String word = text.substring(at, end);
            if (Viqr.isTelling(word)) {
                if (Viqr.decode(word).equals(word)) {
                    viqr.addForeign(word);
                } else {
                    viqr.addVietnamese(word);
                    viqrLetters |= Viqr.hasLetter(word);
                }
            }
            at = end;
        }
    }

    /** The Vietnamese encoding of bytes that are not UTF-8, if it is one. */
    Optional<Reading> ofBytes(Evidence file, Optional<Charset> stated) {
        List<Reading> own = best(bytes, stated);
        if (own.get(0).score() - own.get(1).score() >= CLEAR_LEAD) {
            return accepted(own.get(0), stated);
        }
        Reading inFile = best(file.bytes, stated).get(0);
        Reading here = bytes.stream()
                .filter(reading -> reading.charset().equals(inFile.charset()))
                .findFirst()
                .orElseThrow();
        boolean fits = here.score() >= own.get(0).score() - CLEAR_LEAD && here.foreign() <= here.vietnamese() + 1;
        return fits && accepted(inFile, stated).isPresent() ? Optional.of(here) : accepted(own.get(0), stated);
    }

    /** A file that states another encoding is contradicted only by so many words as characters are. */
    private static Optional<Reading> accepted(Reading reading, Optional<Charset> stated) {
        boolean expected = stated.isEmpty() || stated.get().equals(reading.charset());
        int fewestWords = expected ? 1 : FEWEST_WORDS;
        double lowestShare = expected ? SHARE_OF_BYTES : SHARE_OF_CHARACTERS;
        return Optional.of(reading).filter(r -> r.vietnamese() >= fewestWords && r.share() >= lowestShare);
    }

    /** The encoding whose bytes stand here as characters, if any. */
    Optional<Reading> ofMojibake(Evidence file) {
        Reading own = best(asMojibake, Optional.empty()).get(0);
        if (own.beyond(asCharacters) >= FEWEST_WORDS) {
            return Optional.of(own).filter(reading -> contradictsCharacters(reading, FEWEST_WORDS));
        }
        Reading inFile = best(file.asMojibake, Optional.empty()).get(0);
        return Optional.of(own)
                .filter(reading -> inFile.charset().equals(reading.charset())
                        && contradictsCharacters(reading, 1)
                        && file.contradictsCharacters(inFile, FEWEST_WORDS));
    }

    /** Words that read the same either way say nothing. */
    private boolean contradictsCharacters(Reading reading, int fewestWords) {
        int gained = reading.beyond(asCharacters);
        return gained >= fewestWords
                && reading.share() >= SHARE_OF_CHARACTERS
                && (asCharacters.share() <= POOR_SHARE || 3 * asCharacters.beyond(reading) <= gained);
    }

    Optional<Reading> ofAscii() {
        return Optional.of(viqr)
                .filter(reading ->
                        viqrLetters && reading.vietnamese() >= FEWEST_WORDS && reading.share() >= SHARE_OF_CHARACTERS);
    }

    /** The encoding that comes next to the one found, with its share of words. */
    Optional<Reading> nextTo(Reading found) {
        return Stream.of(bytes, asMojibake)
                .filter(readings -> readings.contains(found))
                .flatMap(List::stream)
                .filter(reading -> reading != found && reading.vietnamese() > 0)
                .max(Comparator.comparingInt(Reading::score));
    }

    /** Best first; among equals the stated one, then the likelier. */
    private static List<Reading> best(List<Reading> readings, Optional<Charset> stated) {
        List<Reading> sorted = new ArrayList<>(readings);
        sorted.sort(Comparator.comparingInt(Reading::score)
                .reversed()
                .thenComparing(reading -> !stated.equals(Optional.of(reading.charset()))));
        return sorted;
    }

    Reading asCharacters() {
        return asCharacters;
    }

    Reading viqr() {
        return viqr;
    }
}
