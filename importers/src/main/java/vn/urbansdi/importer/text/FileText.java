package vn.urbansdi.importer.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The text of one file's fields. A field that says little about its encoding is read as the others are. */
public final class FileText {

    private final Optional<Charset> declared;
    private final Optional<Charset> stated;
    private final Evidence evidence = new Evidence();
    private final List<FieldText> fields = new ArrayList<>();
    private int version;

    /**
     * @param declared by the delivery: obeyed
     * @param stated   by the file or its companion: often wrong, so a hint where the text does not tell
     */
    public FileText(Optional<Charset> declared, Optional<Charset> stated) {
        this.declared = declared;
        this.stated = stated;
    }

    /** @param position in the file */
    public FieldText field(int position) {
        while (fields.size() <= position) {
            fields.add(new FieldText(this));
        }
        return fields.get(position);
    }

    /** What was found about each field that had text, by position. */
    public List<TextFinding> findings(List<String> names) {
        List<TextFinding> findings = new ArrayList<>();
        for (int i = 0; i < fields.size() && i < names.size(); i++) {
            if (fields.get(i).tally().values() > 0) {
                findings.add(fields.get(i).finding(names.get(i)));
            }
        }
        return findings;
    }

    /** How many values each rule has touched, over all fields. */
    public Map<String, Long> rules() {
        Map<String, Long> rules = new TreeMap<>();
        fields.forEach(field -> field.tally().rules().forEach((rule, count) -> rules.merge(rule, count, Long::sum)));
        return rules;
    }

    /** Texts that stand together outside any field, such as the names of a table's columns. */
    public static List<String> together(List<byte[]> texts) {
        FieldText field = new FileText(Optional.empty(), Optional.empty()).field(0);
        texts.forEach(field::observe);
        return texts.stream().map(field::shown).toList();
    }

    Optional<Charset> declared() {
        return declared;
    }

    /** What the file states about bytes that are no UTF-8. */
    Optional<Charset> statedEightBit() {
        return stated.filter(charset -> !charset.equals(StandardCharsets.UTF_8));
    }

    Evidence evidence() {
        return evidence;
    }

    void learnt() {
        version++;
    }

    int version() {
        return version;
    }

    static String name(Charset charset) {
        return charset.name().toLowerCase(Locale.ROOT);
    }
}
