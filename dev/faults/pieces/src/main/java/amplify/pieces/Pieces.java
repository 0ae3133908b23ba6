package amplify.pieces;

import amplify.api.About;
import amplify.api.Artifact;
import amplify.api.BatchProcessor;
import amplify.api.Column;
import amplify.api.InputFile;
import amplify.api.InputUnit;
import amplify.api.Row;
import amplify.api.Schema;
import amplify.api.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * Cuts each file of a bin into pieces and gives a row and an artifact for each. It waits between
 * them, so that bins are in work long enough to be struck, and what comes out depends on the files
 * alone.
 */
public final class Pieces implements BatchProcessor<Pieces.Settings> {

  private static final int PIECES_OF_FILE = 16;
  private static final long MILLIS_BETWEEN = 4;

  /** No parameters. */
  public record Settings() {}

  @Override
  public About about() {
    return new About("pieces", "1", "Cuts files into pieces.");
  }

  @Override
  public Class<Settings> parameters() {
    return Settings.class;
  }

  @Override
  public Schema schema() {
    return Schema.of(Column.string("name"), Column.int64("size"), Column.float64("checksum"));
  }

  @Override
  public void process(InputUnit unit, Settings settings, Work work) throws Exception {
    work.progress().total((long) unit.files().size() * PIECES_OF_FILE);
    long number = 0;
    for (InputFile file : unit.files()) {
      byte[] bytes = read(file);
      int length = Math.ceilDiv(Math.max(bytes.length, 1), PIECES_OF_FILE);
      for (int piece = 0; piece < PIECES_OF_FILE; piece++) {
        work.cancellation().check();
        number++;
        int from = Math.min(piece * length, bytes.length);
        emit(number, file.name(), Arrays.copyOfRange(bytes, from, end(from, length, bytes)), work);
        work.progress().done(number);
        Thread.sleep(MILLIS_BETWEEN);
      }
    }
  }

  private static byte[] read(InputFile file) throws IOException {
    return Files.readAllBytes(file.path());
  }

  private static int end(int from, int length, byte[] bytes) {
    return Math.min(from + length, bytes.length);
  }

  private static void emit(long number, String name, byte[] piece, Work work) {
    var checksum = new CRC32();
    checksum.update(piece);
    work.output().row(Row.of(number, name, (long) piece.length, (double) checksum.getValue()));
    work.output().artifact(Artifact.ofRow(number, "bin", "application/octet-stream", piece));
  }
}
