package vn.urbansdi.importer.text;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which strings of letters are syllables of Vietnamese: an onset, a rime and one of six tones. A rime that ends in a stop
 * bears only two of them. Where in the rime the tone mark stands does not matter ({@code hòa}, {@code hoà}).
 */
final class Syllables {

    private static final String ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x";

    private static final String RIMES = "a ac ach ai ak am an ang anh ao ap at au ay ăc ăk ăm ăn ăng ăp ăt"
            + " âc âm ân âng âp ât âu ây e ec em en eng eo ep et ê êch êm ên ênh êp êt êu"
            + " i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu"
            + " o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc"
            + " oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt"
            + " u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut uy uya uych uyên uyêt uyn"
            + " uynh uyp uyt uyu ư ưa ưc ưi ưm ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu";

    /** What follows qu and is no rime elsewhere, or only with another spelling. */
    private static final String RIMES_AFTER_QU = "y yên yêt yn ynh ych yt yp";

    /** What follows gi, whose i is also the rime's. */
    private static final String RIMES_AFTER_GI = "n êc êm ên êng êp êt êu";

    private static final String STOPS = "cptkh";
    private static final String VOWELS = "aăâeêioôơuưy";
    private static final String TONES = "\u0300\u0309\u0303\u0301\u0323";
    private static final byte FIRST_TONE_OF_STOPS = 4;

    /** Past the last Vietnamese letter, ỹ. */
    private static final int LETTERS = 0x1F00;

    private static final char[] BASE = new char[LETTERS];
    private static final byte[] TONE = new byte[LETTERS];
    /** Syllable without its tone → whether it ends in a stop. */
    private static final Map<String, Boolean> SYLLABLES = new HashMap<>();

    static {
        for (char letter = 'a'; letter <= 'z'; letter++) {
            BASE[letter] = letter;
        }
        BASE['đ'] = 'đ';
        for (int v = 0; v < VOWELS.length(); v++) {
            BASE[VOWELS.charAt(v)] = VOWELS.charAt(v);
            for (int t = 0; t < TONES.length(); t++) {
                char letter = Normalizer.normalize("" + VOWELS.charAt(v) + TONES.charAt(t), Normalizer.Form.NFC)
                        .charAt(0);
                BASE[letter] = VOWELS.charAt(v);
                TONE[letter] = (byte) (t + 1);
            }
        }
        Set<String> rimes = new HashSet<>(Set.of(RIMES.split(" ", -1)));
        rimes.forEach(rime -> add("", rime));
        for (String onset : ONSETS.split(" ", -1)) {
            rimes.stream().filter(rime -> goTogether(onset, rime)).forEach(rime -> add(onset, rime));
        }
        Set.of(RIMES_AFTER_QU.split(" ", -1)).forEach(rime -> add("qu", rime));
        Set.of(RIMES_AFTER_GI.split(" ", -1)).forEach(rime -> add("gi", rime));
        add("g", "i");
    }

    private Syllables() {}

    private static boolean goTogether(String onset, String rime) {
        boolean front = "ieêy".indexOf(rime.charAt(0)) >= 0;
        return switch (onset) {
            case "c", "g", "ng" -> !front;
            case "gh", "ngh" -> front && rime.charAt(0) != 'y';
            case "gi" -> rime.charAt(0) != 'i' && rime.charAt(0) != 'y';
            case "qu" -> rime.charAt(0) != 'u' && rime.charAt(0) != 'ư' && !rime.startsWith("oa");
            default -> rime.charAt(0) != 'y' || rime.length() == 1;
        };
    }

    private static void add(String onset, String rime) {
        char last = rime.charAt(rime.length() - 1);
        boolean stop = STOPS.indexOf(last) >= 0 && !rime.endsWith("nh");
        SYLLABLES.put(onset + rime, stop);
    }

    /** Whether every character is a letter of the Vietnamese alphabet, f, j, w and z among them; small letters only. */
    static boolean isAlphabetic(char letter) {
        return letter < LETTERS && BASE[letter] != 0;
    }

    static boolean isVowel(char letter) {
        return letter < LETTERS && VOWELS.indexOf(BASE[letter]) >= 0;
    }

    /** @param word composed, in small letters */
    static boolean contain(CharSequence word) {
        int tone = 0;
        char[] bare = new char[word.length()];
        for (int i = 0; i < bare.length; i++) {
            char letter = word.charAt(i);
            if (!isAlphabetic(letter)) {
                return false;
            }
            bare[i] = BASE[letter];
            if (TONE[letter] != 0) {
                if (tone != 0) {
                    return false;
                }
                tone = TONE[letter];
            }
        }
        Boolean stop = SYLLABLES.get(new String(bare));
        return stop != null && (!stop || tone >= FIRST_TONE_OF_STOPS);
    }
}
