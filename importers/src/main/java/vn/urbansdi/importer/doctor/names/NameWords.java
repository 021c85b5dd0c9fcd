package vn.urbansdi.importer.doctor.names;

import com.google.common.base.Splitter;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import vn.urbansdi.importer.row.EditDistance;
import vn.urbansdi.importer.row.FieldName;

/**
 * The words of a name without letter case and diacritics: {@code SoHieuToBanDo}, {@code so_hieu_to_ban_do} and {@code Số hiệu
 * tờ bản đồ} are the same five; {@code SH_TO_BD} too, by its abbreviations. A name that is written in one piece is cut by the
 * words that it can be made of.
 */
final class NameWords {

    private static final int SHORTEST_WORD = 2;
    private static final int LONGEST_NAME = 60;

    private final Set<String> known = new HashSet<>();

    /** @param names whose words a name in one piece may be made of */
    NameWords(Collection<String> names) {
        names.forEach(name -> known.addAll(split(name)));
        known.addAll(Vocabulary.ABBREVIATIONS.keySet());
    }

    /** In the name's order; empty if it has no letter. */
    List<String> of(String name) {
        List<String> words = new ArrayList<>();
        for (String word : split(name)) {
            for (String piece : pieces(word)) {
                List<String> meaning = Vocabulary.ABBREVIATIONS.get(piece);
                words.addAll(meaning == null ? List.of(piece) : meaning);
            }
        }
        return words;
    }

    /** Without what stands in brackets, which is a unit or a remark. */
    private static List<String> split(String name) {
        String bare = name.replaceAll("\\([^)]*\\)", " ");
        String plain = Normalizer.normalize(bare, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .replace('đ', 'd')
                .replace('Đ', 'D')
                .replace('Ð', 'D');
        String apart = plain.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").replaceAll("(?<=[A-Z])(?=[A-Z][a-z])", " ");
        return Splitter.onPattern("[^A-Za-z0-9]+").omitEmptyStrings().splitToList(apart).stream()
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
    }

    private List<String> pieces(String word) {
        if (known.contains(word) || word.length() > LONGEST_NAME) {
            return List.of(word);
        }
        List<String> cut = cut(word);
        return cut.isEmpty() ? List.of(word) : cut;
    }

    /** Into the fewest known words; empty if that cannot be done. */
    private List<String> cut(String word) {
        int[] fewest = new int[word.length() + 1];
        int[] from = new int[word.length() + 1];
        for (int end = 1; end <= word.length(); end++) {
            fewest[end] = Integer.MAX_VALUE;
            for (int start = 0; start <= end - SHORTEST_WORD; start++) {
                if (fewest[start] < fewest[end] - 1 && known.contains(word.substring(start, end))) {
                    fewest[end] = fewest[start] + 1;
                    from[end] = start;
                }
            }
        }
        if (fewest[word.length()] == Integer.MAX_VALUE) {
            return List.of();
        }
        List<String> words = new ArrayList<>();
        for (int end = word.length(); end > 0; end = from[end]) {
            words.add(0, word.substring(from[end], end));
        }
        return words;
    }

    /** Words that stand in so many names that by themselves they say little, with their weight; all others weigh 1. */
    private static final Map<String, Double> LITTLE = Map.ofEntries(
            Map.entry("ma", 0.4),
            Map.entry("so", 0.4),
            Map.entry("ten", 0.4),
            Map.entry("loai", 0.4),
            Map.entry("ngay", 0.4),
            Map.entry("nam", 0.4),
            Map.entry("do", 0.4),
            Map.entry("dat", 0.5),
            Map.entry("cao", 0.6),
            Map.entry("dien", 0.5),
            Map.entry("tich", 0.5),
            Map.entry("id", 0.4),
            Map.entry("code", 0.4),
            Map.entry("name", 0.4),
            Map.entry("no", 0.4),
            Map.entry("of", 0.2),
            Map.entry("type", 0.4),
            Map.entry("m", 0.2),
            Map.entry("m2", 0.2),
            Map.entry("identifier", 0.4),
            Map.entry("number", 0.4));

    /** 0 to 1: weight of the words that both have over the mean weight of each (Dice). */
    static double similarity(List<String> left, List<String> right) {
        Set<String> a = new HashSet<>(left);
        Set<String> b = new HashSet<>(right);
        double all = weight(a) + weight(b);
        a.retainAll(b);
        return all == 0 ? 0 : 2 * weight(a) / all;
    }

    /** Whether the first is how the second begins, by more than words that say little: {@code Mã tủ}, {@code Mã tủ điều khiển}. */
    static boolean begins(List<String> left, List<String> right) {
        return left.size() < right.size()
                && right.subList(0, left.size()).equals(left)
                && left.stream().anyMatch(word -> !LITTLE.containsKey(word));
    }

    private static double weight(Set<String> words) {
        return words.stream()
                .mapToDouble(word -> LITTLE.getOrDefault(word, 1.0))
                .sum();
    }

    /** 0 to 1: one minus the edits from one key to the other over the longer's length (Levenshtein). */
    static double likeness(String left, String right) {
        String a = FieldName.key(left);
        String b = FieldName.key(right);
        int longer = Math.max(a.length(), b.length());
        return longer == 0 || longer > LONGEST_NAME ? 0 : 1 - (double) EditDistance.between(a, b) / longer;
    }
}
