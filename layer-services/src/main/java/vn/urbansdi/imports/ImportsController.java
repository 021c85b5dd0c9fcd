package vn.urbansdi.imports;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.problem.ProblemException;

@RestController
@RequestMapping("/api/imports")
@Tag(name = "Nhập dữ liệu · Imports", description = "Chỉ từ localhost · from localhost only")
class ImportsController {

    private static final int MAX_DELIVERY_BYTES = 256 * 1024;

    private final Imports imports;

    ImportsController(Imports imports) {
        this.imports = imports;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            summary = "Gửi tệp · Upload a dataset",
            description =
                    "One dataset: a file of any format that `./sdi import` takes, or a shapefile's parts, or a .zip. Answers "
                            + "with its identifier and what `./sdi doctor` says of the file: findings, the layers that it fits, "
                            + "fields with their encodings and samples, candidates of the CRS, values outside code lists, invalid "
                            + "geometries, duplicates, overlaps and gaps, and a proposed delivery. The doctor has "
                            + "SDI_UPLOAD_DIAGNOSIS_SECONDS (60); beyond it the diagnosis is of the first rows and says so.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                                            schema = @Schema(type = "object"))))
    ResponseEntity<ImportView> upload(@Parameter(hidden = true) HttpServletRequest request) throws IOException {
        ImportView view = imports.upload(request);
        return ResponseEntity.created(URI.create("/api/imports/" + view.id())).body(view);
    }

    @GetMapping("/{id}")
    @Operation(summary = "Trạng thái · State")
    ImportView state(@PathVariable String id) {
        return imports.find(id).view();
    }

    @PutMapping(
            path = "/{id}/mapping",
            consumes = {MediaType.APPLICATION_JSON_VALUE, "application/yaml"})
    @Operation(
            summary = "Tệp dành cho lớp nào, đọc thế nào · What the file is for and how to read it",
            description =
                    "A delivery with the same keys as a *.delivery.yaml, as JSON or YAML: `source`, `priority`, `city`, and one "
                            + "item of `deliveries`, whose `file` is the import's `file`. The file is diagnosed again, now as "
                            + "the delivery says.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(type = "object"),
                                            examples =
                                                    @ExampleObject(
                                                            "{\"source\":\"land_office\",\"priority\":60,\"deliveries\":[{\"file\":"
                                                                    + "\"wards.geojson\",\"layer\":\"ID\",\"crs\":\"auto\"}]}"))))
    ImportView mapping(@PathVariable String id, @Parameter(hidden = true) HttpServletRequest request)
            throws IOException {
        UploadedImport found = imports.find(id);
        byte[] document = request.getInputStream().readNBytes(MAX_DELIVERY_BYTES + 1);
        if (document.length > MAX_DELIVERY_BYTES) {
            throw new ProblemException(
                    HttpStatus.CONTENT_TOO_LARGE,
                    new Title("Bản khai giao nộp quá lớn.", "The delivery is too large."));
        }
        return imports.map(found, document);
    }

    @GetMapping(path = "/{id}/preview", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Xem trước · What the import would do",
            description =
                    "Runs the whole import in a transaction that is taken back: `report` with the counts of inserted, updated, "
                            + "unchanged, retired, conflicts and rejected, and up to ten examples of each kind.")
    ResponseEntity<String> preview(@PathVariable String id) {
        return json(imports.preview(imports.find(id)));
    }

    @PostMapping("/{id}/commit")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Ghi · Commit",
            description = "In the background, one writer a layer; see `events` for its progress, `report` for its end.")
    ImportView commit(@PathVariable String id) {
        return imports.commit(imports.find(id));
    }

    @GetMapping(path = "/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            summary = "Tiến độ · Progress as server-sent events",
            description =
                    "The present state at once, then each change; the event's name is the state. Ends with the commit. `progress.step` is "
                            + "`converting` while GDAL reads a format of its own, `waiting` for another import of the layer, "
                            + "`reading`, `merging`. The diagnosis is left out.")
    SseEmitter events(@PathVariable String id) {
        return ImportEvents.of(imports.find(id));
    }

    @GetMapping(path = "/{id}/report", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Báo cáo · Report of the commit", description = "As `./sdi import --report` writes it.")
    ResponseEntity<String> report(@PathVariable String id) {
        return Optional.ofNullable(imports.find(id).committed())
                .map(committed -> json(committed.report()))
                .orElseThrow(() -> ProblemException.notFound(
                        new Title("Chưa có báo cáo: chưa commit.", "There is no report: nothing is committed.")));
    }

    @GetMapping(path = "/{id}/rejects", produces = "application/geo+json")
    @Operation(
            summary = "Các dòng bị từ chối · Rejected rows",
            description =
                    "Of the last commit, else of the last preview: GeoJSON in the file's CRS that can be mended and sent again.")
    ResponseEntity<Resource> rejects(@PathVariable String id) {
        UploadedImport found = imports.find(id);
        return download(found, "rejects.geojson", new Title("Không có dòng nào bị từ chối.", "No row was rejected."));
    }

    @GetMapping(path = "/{id}/repairs", produces = "text/csv;charset=UTF-8")
    @Operation(
            summary = "Các dòng được sửa hình học · Repaired rows",
            description =
                    "Of the last commit, else of the last preview: CSV with row, repairs, areas, change and place.")
    ResponseEntity<Resource> repairs(@PathVariable String id) {
        UploadedImport found = imports.find(id);
        return download(
                found, "repairs.csv", new Title("Không có hình học nào được sửa.", "No geometry was repaired."));
    }

    /** @param name of the file for whoever receives it; a run's own has its number in front */
    private static ResponseEntity<Resource> download(UploadedImport found, String name, Title none) {
        Path file = newest(found.directory().resolve("rejects"), name)
                .or(() -> newest(found.directory().resolve("preview"), name))
                .orElseThrow(() -> ProblemException.notFound(none));
        HttpHeaders headers = new HttpHeaders();
        headers.setContentDisposition(
                ContentDisposition.attachment().filename(name).build());
        return ResponseEntity.ok().headers(headers).body(new FileSystemResource(file));
    }

    @PostMapping(path = "/{id}/undo", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Hoàn tác · Undo",
            description =
                    "All features are as before the commit; those that somebody has changed since stay and are listed.")
    ResponseEntity<String> undo(@PathVariable String id) {
        return json(imports.undo(imports.find(id)));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Xoá tệp đã gửi · Remove the upload", description = "What was committed stays.")
    void delete(@PathVariable String id) {
        imports.delete(imports.find(id));
    }

    private static ResponseEntity<String> json(String body) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(body);
    }

    private static Optional<Path> newest(Path directory, String suffix) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().endsWith("-" + suffix))
                    .max(Comparator.comparing(
                            file -> Long.parseLong(file.getFileName().toString().replaceAll("[^0-9].*", ""))));
        } catch (IOException none) {
            return Optional.empty();
        }
    }
}
