package amplify.release;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives, checksums and deployment files. */
class ReleaseFilesTest {

  private static final Path PROJECT = Path.of("../..").toAbsolutePath().normalize();
  private static final Version VERSION = new Version("7.8.9");

  @TempDir Path folder;

  private Path image(String name, String time) throws IOException {
    Path image = folder.resolve(name);
    for (String file : List.of("b", "a/launcher", "a/" + "long".repeat(40))) {
      Path path = image.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, file);
      Files.setLastModifiedTime(path, FileTime.from(Instant.parse(time)));
    }
    Files.setPosixFilePermissions(
        image.resolve("a/launcher"), PosixFilePermissions.fromString("rwx------"));
    Files.createSymbolicLink(image.resolve("link"), Path.of("b"));
    return image;
  }

  private static List<TarArchiveEntry> entries(Path file) throws IOException {
    var entries = new ArrayList<TarArchiveEntry>();
    try (var tar = new TarArchiveInputStream(new GZIPInputStream(Files.newInputStream(file)))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        entries.add(entry);
      }
    }
    return entries;
  }

  @Test
  void archivesOfEqualFilesAreEqualToTheByte() throws IOException {
    Path first = folder.resolve("first.tar.gz");
    Path second = folder.resolve("second.tar.gz");

    Archive.write(image("one", "2026-01-01T00:00:00Z"), "service-1", first);
    Archive.write(image("two", "2027-02-03T04:05:06Z"), "service-1", second);

    assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
  }

  @Test
  void archivesKeepModesAndLinks() throws IOException {
    Path file = folder.resolve("image.tar.gz");

    Archive.write(image("image", "2026-05-05T05:05:05Z"), "service-1", file);

    List<TarArchiveEntry> entries = entries(file);
    assertEquals(
        List.of(
            "service-1/",
            "service-1/a/",
            "service-1/a/launcher",
            "service-1/a/" + "long".repeat(40),
            "service-1/b",
            "service-1/link"),
        entries.stream().map(TarArchiveEntry::getName).toList());
    assertEquals(0755, entries.get(2).getMode() & 0777);
    assertEquals(0644, entries.get(4).getMode() & 0777);
    assertEquals("b", entries.get(5).getLinkName());
    assertEquals(
        Instant.parse("2026-01-01T00:00:00Z"), entries.get(2).getLastModifiedTime().toInstant());
  }

  @Test
  void checksumsAreOfEveryFileInOrder() throws IOException {
    Files.createDirectories(folder.resolve("sub"));
    Files.writeString(folder.resolve("sub/abc"), "abc");
    Files.writeString(folder.resolve("empty"), "");

    Checksums.write(folder);
    Checksums.write(folder);

    assertEquals(
        """
        e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  empty
        ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  sub/abc
        """,
        Files.readString(folder.resolve("SHA256SUMS")));
  }

  @Test
  void deploymentFilesNameTheVersionAndBuildNothing() throws IOException {
    new DeployFiles(PROJECT, VERSION).write(folder);

    String compose = Files.readString(folder.resolve("compose/compose.yaml"));
    assertTrue(compose.contains("amplify-features:${AMPLIFY_VERSION:-7.8.9}"), compose);
    assertFalse(compose.contains("latest}\n    build"), compose);
    assertFalse(compose.contains("Dockerfile"), compose);
    assertFalse(compose.contains("AMPLIFY_VERSION:-latest"), compose);
    // Nothing but the builds has gone.
    assertEquals(4, compose.split("healthcheck:", -1).length - 1);
    String overlay = Files.readString(folder.resolve("kubernetes/example/kustomization.yaml"));
    assertFalse(overlay.contains("newTag: latest"), overlay);
    assertTrue(overlay.contains("newTag: 7.8.9"), overlay);
    assertTrue(Files.exists(folder.resolve("kubernetes/base/features.yaml")));
  }

  @Test
  void changesThatAreNotCommittedAreNamed() throws Exception {
    git("init", "--quiet");
    Files.createDirectories(folder.resolve(".mvn"));
    Files.writeString(folder.resolve(".mvn/maven.config"), "-Drevision=0.1.0\n");
    git("add", ".");
    git("-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "--quiet", "-m", "All");
    var tree = new WorkingTree(folder);
    tree.checkClean(false);

    Files.writeString(folder.resolve(".mvn/maven.config"), "-Drevision=0.2.0\n");
    // A second attempt at the same release.
    tree.checkClean(true);
    assertThrows(ReleaseException.class, () -> tree.checkClean(false));
    Files.writeString(folder.resolve("new.txt"), "");

    var refused = assertThrows(ReleaseException.class, () -> tree.checkClean(true));
    assertTrue(refused.getMessage().contains("new.txt"), refused.getMessage());
  }

  private void git(String... arguments) throws Exception {
    var command = new ArrayList<>(List.of("git", "-C", folder.toString()));
    command.addAll(List.of(arguments));
    assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor());
  }
}
