package amplify.roi;

import amplify.api.BadInputException;
import java.util.Optional;

/** Which image a request asks about. */
public sealed interface RoiRequest {

  /** The largest target number, by the five digits of a ROI's id. */
  int MAX_NUMBER = 99_999;

  /**
   * An image that came with the request.
   *
   * @param file the image in any format that is read; not copied, so it must not be changed
   *     afterwards
   */
  // Read once and never compared.
  @SuppressWarnings("ArrayRecordComponent")
  record Content(byte[] file) implements RoiRequest {}

  /**
   * An image in the object store.
   *
   * @param uri such as {@code s3://bucket/key}; of any format that is read
   */
  record ImageObject(String uri) implements RoiRequest {}

  /**
   * A ROI of a bin in the object store.
   *
   * @param bin where the bin lies
   * @param number the ROI's target number, 1 to {@value #MAX_NUMBER}
   */
  record BinRoi(BinUri bin, int number) implements RoiRequest {

    /**
     * Checks the number.
     *
     * @throws BadInputException if it is out of its range
     */
    public BinRoi {
      if (number < 1 || number > MAX_NUMBER) {
        throw new BadInputException(
            "roi_number is the ROI's line in the .adc, 1 to %d; got %d"
                .formatted(MAX_NUMBER, number));
      }
    }

    /** The ROI's id, such as {@code D20130526T095207_IFCB013_00002}. */
    public String roiId() {
      return bin.id().roiId(number);
    }
  }

  /**
   * Takes the one of three ways that a request was made in.
   *
   * @param content the image in the request's body
   * @param sourceUri the field {@code source_uri}
   * @param binUri the field {@code bin_uri}: the bin's common stem, or one of its three files
   * @param roiNumber the field {@code roi_number}, which goes with {@code bin_uri}
   * @throws BadInputException if none or several of the ways are given, or half of the last, or it
   *     names no bin
   */
  static RoiRequest of(
      Optional<byte[]> content,
      Optional<String> sourceUri,
      Optional<String> binUri,
      Optional<Integer> roiNumber) {
    long ways = content.stream().count() + sourceUri.stream().count() + binUri.stream().count();
    if (ways != 1) {
      throw new BadInputException(
          ("Give one image: as the body of the request, by source_uri, or by bin_uri with roi_number;"
                  + " got %s of the three")
              .formatted(ways == 0 ? "none" : ways));
    }
    if (binUri.isPresent() != roiNumber.isPresent()) {
      throw new BadInputException(
          binUri.isPresent()
              ? "bin_uri names a bin of many ROIs; add roi_number"
              : "roi_number goes with bin_uri only; leave it out, or name the bin");
    }
    if (binUri.isPresent()) {
      return new BinRoi(BinUri.parse(binUri.get()), roiNumber.orElseThrow());
    }
    return sourceUri.isPresent()
        ? new ImageObject(sourceUri.get())
        : new Content(content.orElseThrow());
  }
}
