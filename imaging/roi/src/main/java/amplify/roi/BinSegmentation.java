package amplify.roi;

import amplify.api.Artifact;
import amplify.api.BadInputException;
import amplify.api.CancelledException;
import amplify.api.InputUnit;
import amplify.api.Work;
import amplify.ifcb.Bin;
import java.util.function.Function;

/**
 * Works through bins for a batch processor: each image is segmented and measured, and its mask
 * emitted as the artifact {@code png}. A ROI that cannot be read, or is smaller than 2×2 pixels, or
 * on which the software fails, is a failed row and costs no other. ROIs are measured on all cores
 * and streamed, so memory does not grow with the bin. Progress is told on the way. Thread-safe.
 */
public final class BinSegmentation {

  private final RoiSegmentation segmentation;

  /** With a segmentation of single images. */
  public BinSegmentation(RoiSegmentation segmentation) {
    this.segmentation = segmentation;
  }

  /**
   * Works through a bin.
   *
   * @param unit its .adc, .roi and .hdr
   * @param stitch whether particles that an old instrument split over two ROIs are put together
   * @param work where progress and masks go
   * @param measure measures an image; called on any thread, several at once
   * @param rows emits what was measured as a row; called in the order of the bin, before the mask
   *     is emitted
   * @throws BadInputException if the unit is not a bin: by its id or its .adc, or for a file that
   *     is missing
   * @throws CancelledException if the work is no longer wanted
   * @throws Exception if a file can no longer be read, or what {@code rows} throws
   */
  public <R> void process(
      InputUnit unit, boolean stitch, Work work, Function<SegmentedRoi, R> measure, RowSink<R> rows)
      throws Exception {
    work.progress().message("reading the bin");
    try (Bin bin = BinFiles.open(unit, stitch)) {
      work.progress().total(bin.size());
      work.progress().message("measuring %d ROIs".formatted(bin.size()));
      var results = new BinResults<>(work, rows);
      work.inOrder(bin.iterator(), new RoiMeasurement<>(segmentation, measure)::of, results::add);
      results.end();
    }
  }

  /**
   * Emits a row.
   *
   * @param <R> what is measured
   */
  @FunctionalInterface
  public interface RowSink<R> {

    /**
     * Emits the row of an image.
     *
     * @param target its target number
     * @param measured what was measured
     */
    void add(int target, R measured);
  }

  /** Hands results on in the order of the bin. */
  private static final class BinResults<R> {

    private final Work work;
    private final RowSink<R> rows;
    private long done;
    private long failed;

    BinResults(Work work, RowSink<R> rows) {
      this.work = work;
      this.rows = rows;
    }

    void add(RoiResult<R> result) {
      switch (result) {
        case RoiResult.Failed<R> roi -> {
          failed++;
          work.output().failedRow(roi.target(), roi.reason());
        }
        case RoiResult.Measured<R> roi -> {
          rows.add(roi.target(), roi.measured());
          work.output().artifact(Artifact.ofRow(roi.target(), "png", "image/png", roi.mask()));
        }
      }
      done++;
      work.progress().done(done);
    }

    void end() {
      work.progress().done(done);
      work.progress().message("measured %d ROIs, %d failed".formatted(done - failed, failed));
    }
  }
}
