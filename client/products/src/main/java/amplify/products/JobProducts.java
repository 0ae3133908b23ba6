package amplify.products;

import amplify.results.TableRow;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Writes a job's per-bin files from its downloaded results:
 *
 * <ul>
 *   <li>{@code features/<day>/<bin>_fea_v4.csv}: a row for each image, in the order of the .adc;
 *       blank for those that could not be measured;
 *   <li>{@code features/<day>/multiblob/<bin>_multiblob_v4.csv}, where some image has more than one
 *       blob;
 *   <li>{@code blobs/<day>/<bin>_blobs_v4.zip}: a mask for each measured image.
 * </ul>
 *
 * <p>A bin without images has no files. Equal results give equal bytes. Results are read as a
 * stream, so memory does not grow with the job. Not thread-safe.
 */
public final class JobProducts {

  private final Path results;
  private final ProductFolder folder;
  private long bins;
  private long rois;
  private long masks;
  private long emptyBins;

  private JobProducts(Path results, ProductFolder folder) {
    this.results = results;
    this.folder = folder;
  }

  /**
   * Writes the files; those that are there are written over.
   *
   * @param results a folder with a job's downloaded results: {@code results.json}, and all parts,
   *     shards and artifacts that it names
   * @param out where {@code features} and {@code blobs} are put
   * @param name how files of features are named
   * @throws ProductsException if results are missing, damaged, or not those of a features job
   * @throws IOException if a file cannot be read or written
   */
  public static ProductsReport write(Path results, Path out, FeatureFileName name)
      throws IOException {
    return new JobProducts(results, new ProductFolder(out, name)).run();
  }

  private ProductsReport run() throws IOException {
    Path json = results.resolve("results.json");
    if (!Files.exists(json)) {
      throw new ProductsException(
          "'%s' has no results.json; download a job's results there first".formatted(results));
    }
    try (ResultsJson job = ofFeatures(ResultsJson.open(json))) {
      List<Path> parts = files("features", named(job.parts()));
      List<Path> shards = files("masks", job.shards());
      try (var rows = new BinFiles<>(parts, TableRows::open, TableRow::binId);
          var masks = new BinFiles<>(shards, ShardMasks::open, ShardMask::binId);
          FailedRois failed = failed(job)) {
        write(
            job,
            TableRows.columns(parts.getFirst()),
            rows,
            new Ahead<>(failed, FailedRoi::binId),
            masks);
      }
      return new ProductsReport(bins, rois, masks, emptyBins);
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new ProductsException("The results in %s cannot be read".formatted(results), e);
    }
  }

  private static ResultsJson ofFeatures(ResultsJson job) throws IOException {
    if (job.processor().equals("features")) {
      return job;
    }
    job.close();
    throw new ProductsException(
        "The results are of processor '%s'; per-bin files are made of jobs of 'features'"
            .formatted(job.processor()));
  }

  /** A job without a single row has a part too. */
  private List<String> named(List<String> parts) {
    if (parts.isEmpty()) {
      throw new ProductsException(
          "%s names no part of the table; download the results again"
              .formatted(results.resolve("results.json")));
    }
    return parts;
  }

  private List<Path> files(String kind, List<String> names) {
    List<Path> files = names.stream().map(name -> results.resolve(kind).resolve(name)).toList();
    for (Path file : files) {
      if (!Files.exists(file)) {
        throw new ProductsException("%s is missing; download it too".formatted(file));
      }
    }
    return files;
  }

  private FailedRois failed(ResultsJson job) throws IOException {
    return job.failuresElsewhere()
        ? FailedRois.in(files("", List.of("failures.jsonl")).getFirst())
        : FailedRois.listed(job.failedRois());
  }

  private void write(
      ResultsJson job,
      List<String> columns,
      BinFiles<TableRow> rows,
      Ahead<FailedRoi> failed,
      BinFiles<ShardMask> shards)
      throws Exception {
    for (Optional<String> bin = job.nextBin(); bin.isPresent(); bin = job.nextBin()) {
      String binId = bin.get();
      if (rows.peek(binId).isEmpty() && failed.peek(binId).isEmpty()) {
        emptyBins++;
      } else {
        table(binId, columns, rows, failed);
        masks(binId, shards);
        multiblob(binId);
        bins++;
      }
    }
    requireAllTaken(rows.left());
    requireAllTaken(shards.left());
    requireAllTaken(failed.left());
  }

  private static void requireAllTaken(Optional<String> left) {
    if (left.isPresent()) {
      throw new ProductsException(
          ("What belongs to bin '%s' comes in another order than results.json lists bins, or is of a"
                  + " bin that it does not list; download the results again")
              .formatted(left.get()));
    }
  }

  private void table(
      String binId, List<String> columns, BinFiles<TableRow> rows, Ahead<FailedRoi> failed)
      throws Exception {
    try (WholeFile file = WholeFile.create(folder.features(binId))) {
      var table = new FeatureCsv(file.out(), columns);
      while (true) {
        Optional<TableRow> row = rows.peek(binId);
        Optional<FailedRoi> blank = failed.peek(binId);
        if (row.isEmpty() && blank.isEmpty()) {
          break;
        }
        boolean blankFirst =
            row.isEmpty()
                || blank.filter(roi -> roi.number() < row.get().row().number()).isPresent();
        if (blankFirst) {
          table.blank(failed.take().number());
        } else {
          table.row(rows.take(binId).row());
        }
      }
      rois += table.rows();
      file.finish();
    }
  }

  private void masks(String binId, BinFiles<ShardMask> shards) throws Exception {
    if (shards.peek(binId).isEmpty()) {
      return;
    }
    try (WholeFile file = WholeFile.create(folder.blobs(binId))) {
      var zip = new BlobsZip(file.out());
      while (shards.peek(binId).isPresent()) {
        zip.add(shards.take(binId));
      }
      zip.finish();
      masks += zip.masks();
      file.finish();
    }
  }

  /** The processor cuts a long table in pieces, each with a heading. */
  private void multiblob(String binId) throws IOException {
    Path artifacts = results.resolve("artifacts").resolve(binId);
    Path piece = artifacts.resolve("multiblob.csv");
    if (!Files.exists(piece)) {
      return;
    }
    try (WholeFile file = WholeFile.create(folder.multiblob(binId))) {
      for (int number = 2; Files.exists(piece); number++) {
        append(piece, number > 2, file.out());
        piece = artifacts.resolve("multiblob-%d.csv".formatted(number));
      }
      file.finish();
    }
  }

  private static void append(Path piece, boolean skipHeading, OutputStream out) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(piece)) {
      String line = lines.readLine();
      if (skipHeading) {
        line = lines.readLine();
      }
      while (line != null) {
        out.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
        line = lines.readLine();
      }
    }
  }
}
