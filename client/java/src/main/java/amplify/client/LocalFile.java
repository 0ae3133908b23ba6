package amplify.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A file of a bin on disk, as it was when it was looked at.
 *
 * @param path where it lies
 * @param size its length in bytes
 * @param modifiedMillis when it was written last, in milliseconds of the epoch
 */
public record LocalFile(Path path, long size, long modifiedMillis) {

  static LocalFile of(Path path, BasicFileAttributes attributes) {
    return new LocalFile(path, attributes.size(), attributes.lastModifiedTime().toMillis());
  }

  /** The name that the service is given: the file's own, with its extension in lower case. */
  public String uploadName() {
    String name = path.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return name.substring(0, dot + 1) + BinFolder.lowerCase(name.substring(dot + 1));
  }

  /** Whether the file is still as it was. */
  boolean unchanged() throws IOException {
    return Files.isRegularFile(path)
        && equals(of(path, Files.readAttributes(path, BasicFileAttributes.class)));
  }
}
