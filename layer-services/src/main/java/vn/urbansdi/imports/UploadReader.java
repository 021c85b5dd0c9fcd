package vn.urbansdi.imports;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.MultipartStream;
import org.apache.tomcat.util.http.fileupload.impl.FileUploadIOException;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.springframework.http.HttpStatus;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.problem.ProblemException;

/**
 * Streams the files of a multipart request (RFC 7578) to disk. Multipart stays switched off for the application as a whole,
 * so that no other address parses it; here it is read part by part, and nothing of it is held in memory.
 */
final class UploadReader {

    /** Letters of any language, digits and a little punctuation: such a name is one in every directory of every system. */
    private static final String NAME =
            "[\\p{L}\\p{N}_][\\p{L}\\p{M}\\p{N}_ (),+=&@~-]*(\\.[\\p{L}\\p{N}_ (),+=&@~-]+)*";

    private static final int LONGEST_NAME_BYTES = 200;
    private static final int HEADER_BYTES = 4096;
    private static final int BUFFER_BYTES = 1 << 16;

    private final UploadLimits limits;
    private final UploadDirectory directory;

    UploadReader(UploadLimits limits, UploadDirectory directory) {
        this.limits = limits;
        this.directory = directory;
    }

    /** @param bytes in all, for which room is taken */
    record Upload(List<Path> files, long bytes) {}

    /**
     * @param target for the files; whoever calls removes it if this fails
     * @throws ProblemException if it is too large, or anything but files
     * @throws IOException if the client goes away, or the disk fails
     */
    Upload read(HttpServletRequest request, Path target) throws IOException {
        if (request.getContentLengthLong() > limits.requestBytes()) {
            throw tooLarge();
        }
        List<Path> files = new ArrayList<>();
        long[] total = {0};
        try {
            FileUpload upload = new FileUpload();
            upload.setPartHeaderSizeMax(HEADER_BYTES);
            upload.setHeaderEncoding("UTF-8");
            FileItemIterator parts = upload.getItemIterator(new ServletRequestContext(request));
            while (parts.hasNext()) {
                FileItemStream part = parts.next();
                if (part.isFormField() || part.getName() == null) {
                    throw ProblemException.badRequest(new Title(
                            "Chỉ gửi các phần là tệp (có filename).", "Send files only: parts that have a filename."));
                }
                if (files.size() == UploadLimits.MAX_FILES) {
                    throw ProblemException.badRequest(new Title(
                            "Quá " + UploadLimits.MAX_FILES + " tệp; hãy nén thành một .zip.",
                            "More than " + UploadLimits.MAX_FILES + " files; put them into one .zip."));
                }
                files.add(store(part, target, files, total));
            }
        } catch (FileUploadException
                | FileUploadIOException
                | MultipartStream.MalformedStreamException
                | IllegalArgumentException e) {
            release(total[0]);
            throw ProblemException.badRequest(new Title(
                    "Nội dung không phải multipart/form-data hợp lệ.", "The body is not valid multipart/form-data."));
        } catch (IOException | RuntimeException e) {
            release(total[0]);
            throw e;
        }
        if (files.isEmpty()) {
            throw ProblemException.badRequest(new Title("Không có tệp nào.", "There is no file."));
        }
        return new Upload(files, total[0]);
    }

    private void release(long bytes) {
        directory.take(-bytes);
    }

    private Path store(FileItemStream part, Path target, List<Path> files, long[] total) throws IOException {
        Path file = target.resolve(requireName(part.getName()));
        if (files.contains(file)) {
            throw ProblemException.badRequest(new Title("Hai tệp trùng tên.", "Two files have the same name."));
        }
        try (InputStream in = part.openStream();
                OutputStream out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
                if (total[0] + got > limits.requestBytes()) {
                    throw tooLarge();
                }
                if (!directory.take(got)) {
                    throw new ProblemException(
                            HttpStatus.CONTENT_TOO_LARGE,
                            new Title(
                                    "Không còn chỗ cho tệp gửi lên; hãy xoá các lần nhập cũ (DELETE) rồi thử lại.",
                                    "There is no room for uploads; delete old imports (DELETE) and try again."));
                }
                total[0] += got;
                out.write(buffer, 0, got);
            }
        }
        return file;
    }

    /** A name is taken as it is or not at all: mending it would give two files one name. */
    private static String requireName(String name) {
        if (!name.matches(NAME) || name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME_BYTES) {
            throw ProblemException.badRequest(new Title(
                    "Tên tệp không hợp lệ: chỉ nhận chữ, số, dấu cách, chấm, gạch; không nhận đường dẫn.",
                    "The file's name is not taken: letters, digits, spaces, dots and dashes only, and no path."));
        }
        return name;
    }

    private ProblemException tooLarge() {
        long megabytes = limits.requestBytes() >> 20;
        return new ProblemException(
                HttpStatus.CONTENT_TOO_LARGE,
                new Title(
                        "Gửi lên nhiều nhất " + megabytes + " MB một lần (SDI_UPLOAD_MAX_MB).",
                        "At most " + megabytes + " MB can be sent at once (SDI_UPLOAD_MAX_MB)."));
    }
}
