package vn.urbansdi.importer.text;

import java.nio.charset.Charset;
import java.util.HashSet;
import java.util.Set;

/** How the different words of a sample read in one encoding. */
final class Reading {

    private static final int MOST_WORDS = 2_000;

    private final Charset charset;
    private final Set<String> vietnamese = new HashSet<>();
    private final Set<String> foreign = new HashSet<>();

    /** @param charset null for text as it stands */
    Reading(Charset charset) {
        this.charset = charset;
    }

    Charset charset() {
        return charset;
    }

    void add(byte[] bytes) {
        String text = Mojibake.decode(bytes, charset);
        if (text != null) {
            add(text);
        }
    }

    void add(String text) {
        Words.each(Composition.composed(text), word -> {
            Words.Judgement judgement = Words.judge(word);
            if (judgement == Words.Judgement.VIETNAMESE) {
                add(vietnamese, word);
            } else if (judgement == Words.Judgement.FOREIGN) {
                add(foreign, word);
            }
        });
    }

    void addVietnamese(String word) {
        add(vietnamese, word);
    }

    void addForeign(String word) {
        add(foreign, word);
    }

    private static void add(Set<String> words, String word) {
        if (words.size() < MOST_WORDS) {
            words.add(word);
        }
    }

    int vietnamese() {
        return vietnamese.size();
    }

    /** Words that are Vietnamese here and not there. */
    int beyond(Reading other) {
        return (int) vietnamese.stream()
                .filter(word -> !other.vietnamese.contains(word))
                .count();
    }

    int foreign() {
        return foreign.size();
    }

    boolean isEmpty() {
        return vietnamese.isEmpty() && foreign.isEmpty();
    }

    /** 0 to 1; 0 where no word says anything. */
    double share() {
        int all = vietnamese.size() + foreign.size();
        return all == 0 ? 0 : (double) vietnamese.size() / all;
    }

    /** The higher, the better it reads. */
    int score() {
        return vietnamese.size() - 2 * foreign.size();
    }
}
