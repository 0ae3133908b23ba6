package amplify.results;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import amplify.api.Artifact;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShardWriterTest {

  private static final ShardLimits LARGE = ShardLimits.ofBytes(256L << 20);

  @TempDir Path folder;

  private final List<FinishedShard> shards = new ArrayList<>();

  @Test
  void theIndexSaysWhereEachMaskLies() throws IOException {
    write(LARGE, "D1", artifact(2, "png", 700), artifact(123456, "png", 5));

    assertEquals(1, shards.size());
    assertEquals("shard-00000.tar", shards.getFirst().name());
    assertEquals("shard-00000.json", shards.getFirst().indexName());
    assertEquals(2, shards.getFirst().members());
    assertEquals(
        """
        {
        "D1_00002":{"bin_id":"D1","roi_number":2,"tar_member":"D1_00002.png"}
        ,"D1_123456":{"bin_id":"D1","roi_number":123456,"tar_member":"D1_123456.png"}
        }\
        """,
        Files.readString(shards.getFirst().indexFile()));
    try (var tar = new TarFile(shards.getFirst().file())) {
      var first = tar.getEntries().getFirst();
      assertEquals("D1_00002.png", first.getName());
      assertArrayEquals(artifact(2, "png", 700).bytes(), tar.getInputStream(first).readAllBytes());
    }
  }

  @Test
  void idsStayUniqueWhenARowHasSeveralArtifacts() throws IOException {
    write(
        LARGE,
        "D1",
        artifact(1, "mask.png", 1),
        artifact(1, "png", 1),
        artifact(1, "npy", 1),
        artifact(2, "npy", 1),
        artifact(2, "png", 1));

    assertEquals(
        List.of("D1_00001.mask.png", "D1_00001", "D1_00001.npy", "D1_00002.npy", "D1_00002"),
        List.copyOf(index(0)));
  }

  @Test
  void theSystemsTarReadsAShard() throws Exception {
    write(LARGE, "D1", artifact(42, "png", 700), artifact(43, "z".repeat(100), 5));

    List<String> lines = SystemTar.list(shards.getFirst().file());

    assertEquals(2, lines.size(), lines.toString());
    assertTrue(lines.getFirst().startsWith("-rw-r--r-- 0/0"), lines.getFirst());
    assertTrue(lines.getFirst().endsWith("700 1970-01-01 00:00 D1_00042.png"), lines.getFirst());
    assertTrue(lines.getLast().endsWith("D1_00043." + "z".repeat(100)), lines.getLast());
  }

  @Test
  void aShardIsClosedBeforeItWouldPassTheLimit() throws IOException {
    // A member of 1000 bytes takes 1536, the archive's end 1024: 5632 bytes for three members, and
    // 7168 for four.
    var artifacts = Stream.iterate(1, i -> i + 1).limit(10).map(i -> artifact(i, "png", 1000));
    write(ShardLimits.ofBytes(7000), "D1", artifacts.toArray(StagedArtifact[]::new));

    assertEquals(List.of(3L, 3L, 3L, 1L), shards.stream().map(FinishedShard::members).toList());
    assertEquals("shard-00003.tar", shards.getLast().name());
    assertEquals(Set.of("D1_00010"), index(3));
    for (FinishedShard shard : shards) {
      assertEquals(Files.size(shard.file()), shard.bytes());
      assertTrue(shard.bytes() <= 7000, "shard of " + shard.bytes());
    }
  }

  @Test
  void namesThatNeedMoreRoomCountToo() {
    String name = "z".repeat(100);
    var artifacts = Stream.iterate(1, i -> i + 1).limit(50).map(i -> artifact(i, name, 100));
    write(ShardLimits.ofBytes(20_000), "D1", artifacts.toArray(StagedArtifact[]::new));

    assertEquals(
        List.of(9L, 9L, 9L, 9L, 9L, 5L), shards.stream().map(FinishedShard::members).toList());
    for (FinishedShard shard : shards) {
      assertTrue(shard.bytes() <= 20_000, "shard of " + shard.bytes());
    }
  }

  @Test
  void aShardIsClosedAtTheLimitOfMembers() {
    var limits = new ShardLimits(1 << 20, OptionalInt.of(4));
    var artifacts = Stream.iterate(1, i -> i + 1).limit(9).map(i -> artifact(i, "png", 10));
    write(limits, "D1", artifacts.toArray(StagedArtifact[]::new));

    assertEquals(List.of(4L, 4L, 1L), shards.stream().map(FinishedShard::members).toList());
  }

  @Test
  void aMemberLargerThanTheLimitHasAShardOfItsOwn() {
    write(
        ShardLimits.ofBytes(4000),
        "D1",
        artifact(1, "png", 10),
        artifact(2, "png", 9000),
        artifact(3, "png", 10));

    assertEquals(List.of(1L, 1L, 1L), shards.stream().map(FinishedShard::members).toList());
  }

  @Test
  void withoutArtifactsThereIsNoShard() throws IOException {
    write(LARGE, "D1");

    assertEquals(List.of(), shards);
    assertNoFiles();
  }

  @Test
  void equalArtifactsGiveEqualBytes() throws IOException {
    var artifacts =
        new StagedArtifact[] {artifact(1, "png", 10), artifact(2, "z".repeat(99), 9000)};
    write(LARGE, "D1", artifacts);
    byte[] tar = Files.readAllBytes(shards.getFirst().file());
    byte[] index = Files.readAllBytes(shards.getFirst().indexFile());
    Files.delete(shards.getFirst().file());
    Files.delete(shards.getFirst().indexFile());

    write(LARGE, "D1", artifacts);

    assertArrayEquals(tar, Files.readAllBytes(shards.getLast().file()));
    assertArrayEquals(index, Files.readAllBytes(shards.getLast().indexFile()));
  }

  @Test
  void stagedArtifactsGoStraightIntoShards() throws IOException {
    Path stageFile = folder.resolve("stage");
    try (var stage = ArtifactStageWriter.open(stageFile, "D1")) {
      stage.append(Artifact.ofRow(1, "png", "image/png", new byte[10]));
      stage.append(Artifact.ofRow(2, "png", "image/png", new byte[10]));
      stage.finish();
    }

    try (var writer = ShardWriter.open(folder, LARGE, shards::add);
        var stage = ArtifactStageReader.open(Files.newInputStream(stageFile), "D1")) {
      writer.appendAll("D1", stage);
      writer.finish();
      assertEquals(2, writer.artifacts());
      assertEquals(1, writer.shards());
    }

    assertEquals(Set.of("D1_00001", "D1_00002"), index(0));
  }

  @Test
  void moreThanTheHeapGoesThrough() {
    int count = 400_000;
    byte[] mask = new byte[300];
    // 1 KB a member in the archives and some 80 bytes of index.
    assertTrue(Runtime.getRuntime().maxMemory() < count * 1024L, "the test's heap is too large");

    try (var writer = ShardWriter.open(folder, LARGE, shards::add)) {
      for (int i = 0; i < count; i++) {
        writer.append("D" + i / 5000, new StagedArtifact(i % 5000 + 1, "png", mask));
      }
      writer.finish();
    }

    assertEquals(count, shards.stream().mapToLong(FinishedShard::members).sum());
    assertEquals(2, shards.size());
  }

  @Test
  void unfinishedShardsAreNotLeftBehind() throws IOException {
    try (var writer = ShardWriter.open(folder, LARGE, shards::add)) {
      writer.append("D1", artifact(1, "png", 10));
    }

    assertEquals(List.of(), shards);
    assertNoFiles();
  }

  @Test
  void binIdsThatLeaveTheArchivesFolderAreRefused() {
    try (var writer = ShardWriter.open(folder, LARGE, shards::add)) {
      assertThrows(
          IllegalArgumentException.class, () -> writer.append("../D1", artifact(1, "png", 1)));
    }
  }

  private void write(ShardLimits limits, String bin, StagedArtifact... artifacts) {
    try (var writer = ShardWriter.open(folder, limits, shards::add)) {
      for (StagedArtifact artifact : artifacts) {
        writer.append(bin, artifact);
      }
      writer.finish();
    }
  }

  private Set<String> index(int shard) throws IOException {
    JsonNode index = new ObjectMapper().readTree(shards.get(shard).indexFile().toFile());
    var ids = new LinkedHashSet<String>();
    index.fieldNames().forEachRemaining(ids::add);
    assertEquals(shards.get(shard).members(), ids.size());
    return ids;
  }

  private void assertNoFiles() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(0, files.count());
    }
  }

  private static StagedArtifact artifact(long row, String name, int length) {
    byte[] bytes = new byte[length];
    new Random(row).nextBytes(bytes);
    return new StagedArtifact(row, name, bytes);
  }
}
