package vn.urbansdi.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import vn.urbansdi.catalog.Title;

/**
 * An import as its owner sees it.
 *
 * @param file      the dataset among the files; a delivery names it so
 * @param expiresAt when it is removed unless somebody asks about it
 * @param diagnosis what the doctor says of the file, as in docs/importing.md; absent if it cannot be read as it is, and in
 *                  events
 * @param problem   why it cannot, or why the commit failed
 * @param layer     that it is for, once it is mapped
 * @param run       number of the run, once it is committed
 */
@Schema(name = "Import")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ImportView(
        String id,
        ImportState state,
        String file,
        List<String> files,
        long bytes,
        Instant expiresAt,
        String layer,
        String source,
        Long run,
        Progress progress,
        Title problem,

        @JsonRawValue
        @Schema(
                type = "object",
                description = "As `./sdi doctor --json` writes it of one file: findings, fields, layers, mapping,"
                        + " crs with its candidates, problems, codes, keys, coverage, delivery. Not in events.")
        String diagnosis) {

    /**
     * @param step  converting, waiting, reading or merging
     * @param notice what is waited for, or how far the conversion has come
     * @param share of the file that has been read, 0 to 1
     */
    @Schema(name = "ImportProgress")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Progress(String step, double share, long rows, Title notice) {}
}
