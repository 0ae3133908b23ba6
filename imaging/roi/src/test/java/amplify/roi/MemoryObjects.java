package amplify.roi;

import amplify.api.BadInputException;
import amplify.testdata.TestBin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** Objects in memory that note what is read of them. */
final class MemoryObjects implements ObjectReader {

  private final Map<String, byte[]> objects = new HashMap<>();
  private final List<String> reads = new ArrayList<>();

  MemoryObjects put(String uri, byte[] bytes) {
    objects.put(uri, bytes);
    return this;
  }

  /** Puts the three files of a bin under a prefix that ends with a slash. */
  MemoryObjects put(String prefix, TestBin bin) {
    for (String extension : List.of("adc", "roi", "hdr")) {
      try {
        put(prefix + bin.id() + "." + extension, Files.readAllBytes(bin.file(extension)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return this;
  }

  /** What was read: the URI of an object read whole, or with {@code offset+length} behind it. */
  List<String> reads() {
    return List.copyOf(reads);
  }

  @Override
  public byte[] whole(String uri, long maxBytes) {
    byte[] bytes = object(uri);
    if (bytes.length > maxBytes) {
      throw new BadInputException("'%s' is too large".formatted(uri));
    }
    reads.add(uri);
    return bytes;
  }

  @Override
  public byte[] range(String uri, long offset, int length) {
    byte[] bytes = object(uri);
    reads.add("%s %d+%d".formatted(uri, offset, length));
    return Arrays.copyOfRange(bytes, (int) offset, (int) Math.min(bytes.length, offset + length));
  }

  @Override
  public long size(String uri) {
    return object(uri).length;
  }

  @Override
  public String version(String uri) {
    return "\"%08x\"".formatted(Arrays.hashCode(object(uri)));
  }

  private byte[] object(String uri) {
    byte[] bytes = objects.get(uri);
    if (bytes == null) {
      throw new NoSuchElementException("no object " + uri);
    }
    return bytes;
  }
}
