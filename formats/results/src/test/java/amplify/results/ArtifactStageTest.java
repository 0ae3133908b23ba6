package amplify.results;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import amplify.api.Artifact;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArtifactStageTest {

  private static final String BIN = "D20130526T095207_IFCB013";

  @TempDir Path folder;

  @Test
  void artifactsComeBackAsTheyWereStaged() throws IOException {
    List<Artifact> artifacts =
        List.of(
            Artifact.ofRow(2, "png", "image/png", bytes(1, 700)),
            Artifact.ofRow(2, "mask.png", "image/png", bytes(2, 512)),
            Artifact.ofRow(123456, "npy", "application/octet-stream", new byte[0]),
            Artifact.ofRow(7, "x".repeat(100), "text/plain", bytes(3, 1)));

    assertSameArtifacts(artifacts, read(stage(BIN, artifacts), BIN));
  }

  @ParameterizedTest
  @ValueSource(strings = {"D20130526T095207_IFCB013", "a.b_00001.c", "Бин-浮游", "b b"})
  void anyBinIdComesBack(String bin) throws IOException {
    List<Artifact> artifacts = List.of(Artifact.ofRow(1, "png", "image/png", bytes(1, 9)));

    assertSameArtifacts(artifacts, read(stage(bin, artifacts), bin));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ".", "..", "../x", "a/b", "a\\b", "a\nb", ".hidden"})
  void binIdsThatLeaveTheArchivesFolderAreRefused(String bin) {
    assertThrows(
        IllegalArgumentException.class, () -> ArtifactStageWriter.open(folder.resolve("s"), bin));
  }

  @Test
  void theBytesDependOnTheArtifactsAlone() throws IOException {
    List<Artifact> artifacts =
        List.of(
            Artifact.ofRow(2, "png", "image/png", bytes(1, 700)),
            Artifact.ofRow(2, "x".repeat(100), "image/png", bytes(2, 512)));

    byte[] stage = stage(BIN, artifacts);

    assertArrayEquals(stage, stage(BIN, artifacts));
    var text = new String(stage, StandardCharsets.ISO_8859_1);
    assertFalse(text.contains(System.getProperty("user.name")), "no owner's name in headers");
    // The plain member's two records of content end at 1536; then comes the extended header.
    for (int header : new int[] {0, 1536}) {
      assertEquals("00000000000", text.substring(header + 136, header + 147), "time at " + header);
    }
  }

  @Test
  void theSystemsTarListsTheMembers() throws Exception {
    String longName = "y".repeat(99);
    Path file = folder.resolve("stage.tar");
    Files.write(
        file,
        stage(
            BIN,
            List.of(
                Artifact.ofRow(42, "png", "image/png", bytes(1, 700)),
                Artifact.ofRow(100000, longName, "image/png", bytes(1, 1500)))));

    List<String> lines = SystemTar.list(file);

    assertEquals(3, lines.size(), lines.toString());
    assertTrue(lines.get(0).startsWith("-rw-r--r-- 0/0"), lines.get(0));
    assertTrue(lines.get(0).contains("700 1970-01-01 00:00 " + BIN + "_00042.png"), lines.get(0));
    assertTrue(lines.get(1).endsWith(BIN + "_100000." + longName), lines.get(1));
  }

  @Test
  void aStageCutOffAnywhereIsRefused() throws IOException {
    var artifacts = new ArrayList<Artifact>();
    for (int i = 0; i < 30; i++) {
      artifacts.add(Artifact.ofRow(i, "png", "image/png", bytes(i, 50 * i)));
    }
    byte[] stage = stage(BIN, artifacts);

    // After the count, "30", come its padding and the archive's end, which carry nothing.
    for (int length = 0; length < stage.length - 1024 - 510; length += 64) {
      byte[] cut = Arrays.copyOf(stage, length);
      assertThrows(BadStageException.class, () -> read(cut, BIN), "cut at " + length);
    }
  }

  @Test
  void aStageThatLacksAMemberIsRefused() throws IOException {
    byte[] stage =
        stage(
            BIN,
            List.of(
                Artifact.ofRow(1, "png", "image/png", bytes(1, 400)),
                Artifact.ofRow(2, "png", "image/png", bytes(1, 400))));
    byte[] lacking = Arrays.copyOfRange(stage, 1024, stage.length);

    var refused = assertThrows(BadStageException.class, () -> read(lacking, BIN));

    assertTrue(refused.getMessage().contains("2 were staged"), refused.getMessage());
  }

  @Test
  void aStageWithDamagedHeadersIsRefusedOrRead() throws IOException {
    var random = new Random(5);
    byte[] stage =
        stage(
            BIN,
            List.of(
                Artifact.ofRow(1, "png", "image/png", bytes(1, 600)),
                Artifact.ofRow(2, "z".repeat(100), "image/png", bytes(1, 600))));

    for (int i = 0; i < 3000; i++) {
      byte[] damaged = stage.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      try {
        assertEquals(2, read(damaged, BIN).size());
      } catch (BadStageException refused) {
        assertTrue(refused.getMessage().contains("stage the bin anew"), refused.getMessage());
      }
    }
  }

  @Test
  void aStageOfAnotherBinIsRefused() throws IOException {
    byte[] stage = stage(BIN, List.of(Artifact.ofRow(1, "png", "image/png", bytes(1, 600))));

    var refused = assertThrows(BadStageException.class, () -> read(stage, "D2013_other"));

    assertTrue(refused.getMessage().contains("D2013_other"), refused.getMessage());
  }

  @Test
  void aStreamThatFailsUncheckedIsNotTakenForADamagedStage() throws IOException {
    byte[] stage = stage(BIN, List.of(Artifact.ofRow(1, "png", "image/png", bytes(1, 6000))));
    int[] lengths = {0, 100, 512, 3000};
    var away = new IllegalStateException("the store is away");
    for (int length : lengths) {
      var stream = new BrokenStream(stage, length, away);

      assertSame(away, assertThrows(IllegalStateException.class, () -> read(stream, BIN)));
    }
  }

  @Test
  void aFailingStreamIsNotTakenForADamagedStage() throws IOException {
    byte[] stage = stage(BIN, List.of(Artifact.ofRow(1, "png", "image/png", bytes(1, 6000))));
    var broken = new IOException("connection reset");
    for (int length : new int[] {0, 100, 512, 3000}) {
      var stream = new BrokenStream(stage, length, broken);

      var failed = assertThrows(UncheckedIOException.class, () -> read(stream, BIN));

      assertSame(broken, failed.getCause());
    }
  }

  @Test
  void anArtifactOfTheUnitIsRefused() throws IOException {
    try (var stage = ArtifactStageWriter.open(folder.resolve("s"), BIN)) {
      var ofUnit = Artifact.ofUnit("multiblob.csv", "text/csv", new byte[1]);
      assertThrows(IllegalArgumentException.class, () -> stage.append(ofUnit));
    }
  }

  private byte[] stage(String bin, List<Artifact> artifacts) throws IOException {
    Path file = folder.resolve("artifacts.tar");
    try (var stage = ArtifactStageWriter.open(file, bin)) {
      artifacts.forEach(stage::append);
      stage.finish();
      assertEquals(artifacts.size(), stage.artifacts());
    }
    return Files.readAllBytes(file);
  }

  private static List<StagedArtifact> read(byte[] stage, String bin) {
    return read(new ByteArrayInputStream(stage), bin);
  }

  private static List<StagedArtifact> read(InputStream stage, String bin) {
    var artifacts = new ArrayList<StagedArtifact>();
    try (var reader = ArtifactStageReader.open(stage, bin)) {
      for (var next = reader.next(); next.isPresent(); next = reader.next()) {
        artifacts.add(next.get());
      }
    }
    return artifacts;
  }

  private static void assertSameArtifacts(List<Artifact> expected, List<StagedArtifact> actual) {
    assertEquals(expected.size(), actual.size());
    for (int i = 0; i < expected.size(); i++) {
      assertEquals(expected.get(i).row().getAsLong(), actual.get(i).row());
      assertEquals(expected.get(i).name(), actual.get(i).name());
      assertArrayEquals(expected.get(i).bytes(), actual.get(i).bytes());
    }
  }

  private static byte[] bytes(long seed, int length) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }
}
