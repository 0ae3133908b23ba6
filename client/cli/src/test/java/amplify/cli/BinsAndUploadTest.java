package amplify.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders of bins: what is found there, and how they are uploaded. */
class BinsAndUploadTest {

  private static final String BIN = "D20130526T095207_IFCB013";
  private static final String OTHER = "IFCB5_2012_028_081515";

  @TempDir private Path temporary;
  private Path folder;

  @BeforeEach
  void makeAFolder() throws IOException {
    folder = Files.createDirectory(temporary.resolve("bins"));
  }

  private void bin(String stem) throws IOException {
    file(stem + ".adc", 10);
    file(stem + ".hdr", 20);
    file(stem + ".roi", 1_500);
  }

  private Path file(String name, int length) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, new byte[length]);
  }

  private CommandRun bins(String... options) {
    var words = new ArrayList<String>(List.of("bins", folder.toString()));
    words.addAll(List.of(options));
    return CommandRun.of(words.toArray(String[]::new));
  }

  private String onlyReason() {
    CommandRun run = bins("--json");
    assertEquals(0, run.code());
    JsonNode json = run.json().getFirst();
    assertEquals(0, json.path("bins").size(), json.toString());
    assertEquals(1, json.path("left_out").size(), json.toString());
    JsonNode only = json.path("left_out").path(0);
    return "%s: %s".formatted(only.path("cause").asText(), only.path("reason").asText());
  }

  @Nested
  class Folders {

    @Test
    void withNothingInThemHoldNoBins() {
      CommandRun run = bins();

      assertEquals("0 bins complete, 0 B; 0 left out; 0 other files\n", run.out());
      assertEquals(0, run.code());
    }

    @Test
    void showBinsWithTheirSizesAndCountTheRest() throws IOException {
      bin(BIN);
      bin("2012/IFCB5_2012_028/" + OTHER);
      file("readme.txt", 3);

      assertEquals(
          """
          %-26s     1.5 kB
          %-26s     1.5 kB
          2 bins complete, 3.1 kB; 0 left out; 1 other file
          """
              .formatted(BIN, OTHER),
          bins().out());
    }

    @Test
    void canBeTakenWithoutTheFoldersInThem() throws IOException {
      bin("day/" + BIN);

      assertTrue(bins("--flat").out().startsWith("0 bins complete"));
      assertTrue(bins().out().contains("1 bin complete"));
    }

    @Test
    void thatAreHiddenAreLeftAlone() throws IOException {
      bin(".trash/" + BIN);

      assertTrue(bins().out().startsWith("0 bins complete"));
    }

    @Test
    void thatContainThemselvesAreGoneThroughOnce() throws IOException {
      bin("day/" + BIN);
      Files.createSymbolicLink(folder.resolve("day/latest"), folder);

      CommandRun run = bins();

      assertEquals(0, run.code(), run.err());
      assertTrue(run.out().contains("1 bin complete"), run.out());
    }

    @Test
    void mayHaveLinksThatLeadNowhere() throws IOException {
      bin(BIN);
      Files.createSymbolicLink(folder.resolve(OTHER + ".adc"), folder.resolve("gone"));

      assertTrue(bins().out().contains("1 bin complete"));
    }

    @Test
    void mayHaveExtensionsInCapitals() throws IOException {
      file(BIN + ".ADC", 1);
      file(BIN + ".Hdr", 1);
      file(BIN + ".ROI", 1);

      assertTrue(bins().out().contains("1 bin complete"));
    }

    @Test
    void thatAreNotThereOrAreFilesAreWrongUsage() throws IOException {
      for (Path wrong : List.of(folder.resolve("none"), file("file", 1))) {
        CommandRun run = CommandRun.of("bins", wrong.toString());

        assertEquals(2, run.code());
        assertEquals(
            "amplify: '%s' is not a folder; expected one with .adc, .hdr and .roi files"
                .formatted(wrong),
            run.error());
      }
    }
  }

  @Nested
  class BinsLeftOut {

    @Test
    void lackAFile() throws IOException {
      file(BIN + ".adc", 1);
      file(BIN + ".hdr", 1);

      assertEquals("incomplete: .roi is missing", onlyReason());
      assertTrue(
          bins().out().startsWith("%-26s left out: .roi is missing".formatted(BIN)), bins().out());
    }

    @Test
    void haveNoImages() throws IOException {
      file(BIN + ".adc", 0);
      file(BIN + ".hdr", 1);
      file(BIN + ".roi", 0);

      assertEquals("without_images: its .adc is empty, so it has no images", onlyReason());
    }

    @Test
    void wereCopiedInPart() throws IOException {
      file(BIN + ".adc", 1);
      file(BIN + ".hdr", 1);
      file(BIN + ".roi", 0);

      assertEquals(
          "empty_file: .roi is empty though its .adc lists images; was the copy cut short?",
          onlyReason());
    }

    @Test
    void haveNamesThatAreNoBinIds() throws IOException {
      bin("holiday");

      assertTrue(
          onlyReason().startsWith("no_bin_id: 'holiday' is not a bin id; expected one like"));
    }

    @Test
    void nameATimeThatDoesNotExist() throws IOException {
      bin("D20130230T095207_IFCB013");

      assertTrue(onlyReason().startsWith("no_bin_id: "), onlyReason());
    }

    @Test
    void areThereTwiceInDifferentCase() throws IOException {
      bin(BIN);
      file(BIN + ".ROI", 3);

      assertTrue(onlyReason().startsWith("twice: it has both "), onlyReason());
    }

    @Test
    void areThereTwiceInDifferentFolders() throws IOException {
      bin("a/" + BIN);
      bin("b/" + BIN);

      JsonNode json = bins("--json").json().getFirst();

      assertEquals(1, json.path("bins").size());
      assertEquals(
          folder.resolve("b/" + BIN).toString(),
          json.path("left_out").path(0).path("path").asText());
      assertEquals("twice", json.path("left_out").path(0).path("cause").asText());
    }
  }

  @Nested
  class Uploads {

    private static final String JOB = "0b0e7f4c-0000-4000-8000-000000000002";

    private FakeService service;
    private Path state;

    @BeforeEach
    void start() throws IOException {
      state = temporary.resolve("state");
      service = new FakeService().on("POST /ingest/start", 429, "{'detail':'Not today'}", noWait());
    }

    @AfterEach
    void stop() {
      service.close();
    }

    private static Map<String, String> noWait() {
      return Map.of("Retry-After", "0");
    }

    private CommandRun upload(String... options) {
      var words =
          new ArrayList<String>(
              List.of("upload", folder.toString(), service.url(), "--state=" + state));
      words.addAll(List.of(options));
      return CommandRun.of(words.toArray(String[]::new));
    }

    /** Takes the one bin. */
    private void accept() {
      var files = new ArrayList<String>();
      for (String extension : List.of("adc", "hdr", "roi")) {
        files.add(
            ("{'file_id':'f-%1$s','filename':'%2$s.%1$s','upload_id':'u','part_size':5242880,"
                    + "'part_urls':[{'part_number':1,'url':'%3$s/store/%1$s'}]}")
                .formatted(extension, BIN, service.address()));
        service.on("PUT /store/" + extension, 200, "", Map.of("ETag", "\"e\""));
      }
      service
          .on(
              "POST /ingest/start",
              200,
              "{'job_id':'%s','bins':[{'bin_id':'%s','files':[%s]}]}"
                  .formatted(JOB, BIN, String.join(",", files)))
          .on("POST /ingest/%s/complete".formatted(JOB), 200, "{'state':'queued'}")
          .on("POST /ingest/complete", 200, "{'status':'completed'}");
    }

    @Test
    void withoutACompleteBinAreRefusedBeforeTheServiceIsAsked() throws IOException {
      file(BIN + ".adc", 1);

      CommandRun run = upload();

      assertEquals(6, run.code());
      assertTrue(run.err().contains("has no complete bin; expected .adc, .hdr and .roi"));
      assertEquals(List.of(), service.requests());
    }

    @Test
    void ofAFolderThatIsNotThereAreWrongUsage() {
      CommandRun run = CommandRun.of("upload", temporary.resolve("none").toString(), service.url());

      assertEquals(2, run.code());
      assertTrue(run.err().contains("is not a folder"), run.err());
    }

    @Test
    void areStrictIfAskedTo() throws IOException {
      bin(BIN);
      file(OTHER + ".adc", 1);

      CommandRun run = upload("--strict");

      assertEquals(6, run.code());
      assertTrue(run.err().contains(OTHER), run.err());
      assertTrue(run.err().contains("mend them, or leave them out"), run.err());
      assertEquals(List.of(), service.requests());
    }

    @Test
    void fearNoBinWithoutImagesWhenStrict() throws IOException {
      bin(BIN);
      file(OTHER + ".adc", 0);
      file(OTHER + ".hdr", 1);
      file(OTHER + ".roi", 0);

      assertTrue(upload("--strict").err().contains("Not today"));
    }

    @Test
    void refusedByTheServiceFailInItsWords() throws IOException {
      bin(BIN);

      CommandRun run = upload();

      assertEquals(1, run.code());
      assertTrue(run.err().contains("amplify: Not today"), run.err());
    }

    @Test
    void sayWhatWasLeftOutAndHowToFollowTheJob() throws IOException {
      bin(BIN);
      file(OTHER + ".adc", 1);
      accept();

      CommandRun run = upload("--set", "stitch=false");

      assertEquals(0, run.code(), run.err());
      assertTrue(
          run.err().contains("Left out  " + folder.resolve(OTHER) + ": .hdr and .roi are missing"),
          run.err());
      assertTrue(run.err().contains("100 % Uploading 1.5 kB of 1.5 kB"), run.err());
      assertEquals(
          """
          Uploaded  1 bin, 1.5 kB
          Job       %1$s
          Follow it with: amplify watch %1$s
          """
              .formatted(JOB),
          run.out());
    }

    @Test
    void areOneLineOfJsonForScripts() throws IOException {
      bin(BIN);
      accept();

      JsonNode json = upload("--json").json().getFirst();

      assertEquals(JOB, json.path("job_ids").path(0).asText());
      assertEquals(1_530, json.path("bytes").asLong());
      assertEquals(0, json.path("left_out").size());
    }

    @Test
    void toWhichTheStateFolderIsAFileSayWhere() throws IOException {
      bin(BIN);
      Files.writeString(state, "not a folder");

      CommandRun run = upload();

      assertEquals(6, run.code());
      assertTrue(run.error().contains("cannot be uploaded"), run.err());
      assertTrue(run.error().contains(state.toString()), run.err());
      assertEquals(List.of(), service.requests());
    }

    @Test
    void withADamagedStateFileSayWhichAndHowToGoOn() throws IOException {
      bin(BIN);
      upload();
      List<Path> names;
      try (var files = Files.list(state)) {
        names = files.toList();
      }
      String lock = names.getFirst().getFileName().toString();
      Path journal = state.resolve(lock.replace(".lock", ".json"));
      Files.writeString(journal, "{\"jobs\":[");

      CommandRun run = upload();

      assertEquals(6, run.code());
      assertTrue(run.error().contains(journal.toString()), run.err());
      assertTrue(run.error().contains("delete it"), run.err());
    }
  }
}
