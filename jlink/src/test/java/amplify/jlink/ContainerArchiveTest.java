package amplify.jlink;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Container images, of a folder that looks like a linked image. */
class ContainerArchiveTest {

  @TempDir Path folder;
  private Image image;
  private ContainerArchive alone;

  @BeforeEach
  void makeImage() throws IOException {
    alone = on("scratch");
    image = image("image", "2026-01-01T00:00:00Z");
  }

  private ContainerArchive on(String base) {
    return new ContainerArchive(base, "c0ffee", folder.resolve("bases"));
  }

  private Image image(String name, String time) throws IOException {
    Path image = folder.resolve(name);
    Files.createDirectories(image.resolve("plugins"));
    Files.writeString(
        Files.createDirectories(image.resolve("legal")).resolve("sbom.cdx.json"),
        "{\"metadata\": {\"component\": {\"licenses\": [{\"expression\": \"Apache-2.0 AND MIT\"}]}}}");
    Path launcher = Files.createDirectories(image.resolve("bin")).resolve("convert");
    Files.writeString(launcher, "#!/bin/sh\n");
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
    Files.setLastModifiedTime(launcher, FileTime.from(Instant.parse(time)));
    return new Image(LinkedService.CONVERT, image);
  }

  @Test
  void twoOfTheSameAreEqualToTheByte() throws Exception {
    Image later = image("later", "2026-02-03T04:05:06Z");

    String first = alone.write(image, folder.resolve("first.tar"));
    String second = alone.write(later, folder.resolve("second.tar"));

    assertEquals(first, second);
    assertArrayEquals(
        Files.readAllBytes(folder.resolve("first.tar")),
        Files.readAllBytes(folder.resolve("second.tar")));
  }

  @Test
  void itSaysWhatItIsAndIsRunByNobodyInParticular() throws Exception {
    alone.write(image, folder.resolve("image.tar"));

    // Descriptions lie in the archive as they are; only layers are compressed.
    String archive =
        new String(Files.readAllBytes(folder.resolve("image.tar")), StandardCharsets.ISO_8859_1);
    for (String part :
        new String[] {
          "\"User\":\"10001:10001\"",
          "\"Entrypoint\":[\"/opt/amplify/bin/convert\"]",
          "\"8010/tcp\"",
          "\"org.opencontainers.image.revision\":\"c0ffee\"",
          "\"org.opencontainers.image.licenses\":\"Apache-2.0 AND MIT\"",
          "application/vnd.oci.image.manifest.v1+json",
          "\"imageLayoutVersion\"",
        }) {
      assertTrue(archive.contains(part), part);
    }
  }

  @Test
  void aBaseThatIsNotThereIsNamed() {
    String base = folder.resolve("missing.tar").toString();
    ContainerArchive archive = on(base);

    var failure =
        assertThrows(ImageException.class, () -> archive.write(image, folder.resolve("image.tar")));

    assertTrue(failure.getMessage().contains(base), failure.getMessage());
  }
}
