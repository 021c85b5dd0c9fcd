/**
 * Text as it was before Unicode: told from the text itself, decoded, and said so.
 *
 * <p>No library knows the font encodings of Vietnam, but the language gives them away. A Vietnamese word is one syllable:
 * an onset, a rime and a tone, of which there are a few thousand ({@link vn.urbansdi.importer.text.Syllables}). Decoded by
 * the wrong table a word is hardly ever one of them ({@code Hång}, {@code Hoàng} read as TCVN3), so the share of words that
 * are ({@link vn.urbansdi.importer.text.Reading}) names the encoding after a few words. Words in ASCII say nothing and are
 * passed over.
 *
 * <p>A {@link vn.urbansdi.importer.text.FieldText} first observes a sample of its values, then decodes. Well-formed UTF-8
 * is UTF-8, value by value. For other bytes the best reading is taken, if seven words in ten are Vietnamese in it; else they
 * are what the file states, or windows-1252. Characters are left alone unless at least three different words, nine in ten,
 * are Vietnamese in another encoding and hardly any as they stand. VIQR asks as much of words with a letter such as
 * {@code a^} or {@code u+}. A field with too few words is read as the rest of its file
 * ({@link vn.urbansdi.importer.text.FileText}).
 *
 * <p>Where a later value contradicts its field: one that reads well in another encoding, and not in the field's, is decoded
 * by that; one that reads well in none is decoded as the field is. Both are counted in the
 * {@link vn.urbansdi.importer.text.TextFinding}. Characters that only look garbled are left as found, and counted.
 */
package vn.urbansdi.importer.text;
