package amplify.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;

/**
 * Fetches single objects into files. What has come so far lies beside the file under a name that
 * holds the object's version, so that only what is missing of that very version is fetched later;
 * the file gets its own name when size and checksum are right. Thread-safe.
 */
final class ObjectFetch {

  private static final Duration ANSWER = Duration.ofSeconds(60);
  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final int FORBIDDEN = 403;
  private static final int NOT_SATISFIABLE = 416;
  private static final int BUFFER = 1 << 16;
  private static final HttpHeaders NONE = HttpHeaders.of(Map.of(), (name, value) -> true);

  private final Transport transport;

  ObjectFetch(Transport transport) {
    this.transport = transport;
  }

  /**
   * Fetches an object.
   *
   * @return false if the address holds no longer
   */
  boolean fetch(ResultObject object, Path file, LongConsumer onBytes) throws IOException {
    Path partial =
        file.resolveSibling(
            ".%s.%s.part"
                .formatted(file.getFileName(), object.etag().replaceAll("[^0-9A-Za-z-]", "_")));
    IOException last = null;
    for (int attempt = 1; attempt <= transport.attempts(); attempt++) {
      long have = Files.exists(partial) ? Files.size(partial) : 0;
      HttpHeaders headers = NONE;
      if (have < object.size()) {
        onBytes.accept(have);
        HttpRequest request = request(object, have);
        HttpResponse<InputStream> response = transport.send(request, Repeat.ALWAYS);
        headers = response.headers();
        try (InputStream body = response.body()) {
          if (response.statusCode() == FORBIDDEN) {
            onBytes.accept(-have);
            return false;
          }
          check(object, response.statusCode());
          boolean append = response.statusCode() == PARTIAL;
          if (!append) {
            onBytes.accept(-have);
          }
          copy(body, partial, append, onBytes);
        } catch (InterruptedTransfer e) {
          onBytes.accept(-Files.size(partial));
          last = e.reason();
          transport.pause(request, attempt, OptionalLong.empty());
          continue;
        }
      } else {
        if (have == 0) {
          Files.write(partial, new byte[0]);
        }
        onBytes.accept(have);
      }
      if (right(object, partial, headers)) {
        Files.move(
            partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return true;
      }
      onBytes.accept(-Files.size(partial));
      Files.delete(partial);
      last = new IOException("it arrives with other bytes than the store has");
    }
    throw new DownloadException(
        "%s could not be read to its end: %s; what has come so far is kept"
            .formatted(object.name(), last == null ? "no attempt was made" : last.getMessage()),
        last);
  }

  /** Opens an object for reading. */
  InputStream open(ResultObject object) {
    HttpResponse<InputStream> response = transport.send(request(object, 0), Repeat.ALWAYS);
    check(object, response.statusCode());
    return response.body();
  }

  private static HttpRequest request(ResultObject object, long have) {
    HttpRequest.Builder request = HttpRequest.newBuilder(object.url()).timeout(ANSWER).GET();
    if (have > 0) {
      request.header("Range", "bytes=%d-".formatted(have));
    }
    return request.build();
  }

  private static void check(ResultObject object, int status) {
    if (status != OK && status != PARTIAL && status != NOT_SATISFIABLE) {
      throw new DownloadException(
          "The object store refused %s: %d".formatted(object.name(), status));
    }
  }

  /** Reading failed, as opposed to writing: trying again may help. */
  private static final class InterruptedTransfer extends IOException {

    private static final long serialVersionUID = 1L;

    InterruptedTransfer(IOException cause) {
      super(cause);
    }

    IOException reason() {
      return (IOException) getCause();
    }
  }

  private static void copy(InputStream body, Path partial, boolean append, LongConsumer onBytes)
      throws IOException {
    try (OutputStream out =
        Files.newOutputStream(
            partial,
            StandardOpenOption.CREATE,
            append ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      var buffer = new byte[BUFFER];
      for (int count = read(body, buffer); count >= 0; count = read(body, buffer)) {
        out.write(buffer, 0, count);
        onBytes.accept(count);
      }
    }
  }

  private static int read(InputStream body, byte[] buffer) throws InterruptedTransfer {
    try {
      return body.read(buffer);
    } catch (IOException e) {
      throw new InterruptedTransfer(e);
    }
  }

  private static boolean right(ResultObject object, Path file, HttpHeaders headers)
      throws IOException {
    Optional<String> md5 = Checksums.md5(object.etag(), headers);
    return Files.size(file) == object.size()
        && md5.filter(wanted -> !wanted.equals(md5(file))).isEmpty();
  }

  static String md5(Path file) {
    MessageDigest digest = Checksums.md5();
    try (InputStream content = Files.newInputStream(file)) {
      var buffer = new byte[BUFFER];
      for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
        digest.update(buffer, 0, count);
      }
      return Checksums.hex(digest);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
