package amplify.roi;

import amplify.api.BadInputException;
import amplify.api.NotFoundException;
import amplify.ifcb.BadBinException;
import amplify.ifcb.Bin;
import amplify.ifcb.NoSuchRoiException;
import amplify.ifcb.Roi;
import amplify.ifcb.RoiIndex;
import amplify.image.GreyImage;
import amplify.raster.Limits;
import amplify.raster.RasterReader;
import java.time.Duration;

/**
 * Gets the image that a request asks about. Of a bin the .adc is fetched, unless it was lately, and
 * of the .roi the bytes of that ROI; a particle that an old instrument split over two comes whole.
 * Thread-safe.
 *
 * <p>Fetching waits, decoding computes, so they come apart:
 *
 * <pre>{@code
 * FetchedRoi fetched = reader.fetch(request, objects);
 * SegmentedRoi roi = call.compute(() -> segmentation.of(fetched.image()));
 * }</pre>
 */
public final class RoiReader {

  /** An .adc of 99,999 lines takes some 20 MB. */
  private static final long MAX_ADC_BYTES = 64L << 20;

  /** Images as large as a bin's may be, in whatever format; a page of one fits many times over. */
  private static final Limits LIMITS =
      Limits.DEFAULT
          .withMaxBytes(64L << 20)
          .withMaxPixels(Bin.MAX_PIXELS)
          .withMaxTime(Duration.ofSeconds(10));

  /** Of all .adc files whose indexes are kept: those of some hundred usual bins. */
  private static final long KEPT_ADC_BYTES = 32L << 20;

  private final RecentIndexes indexes = new RecentIndexes(KEPT_ADC_BYTES);
  private final RasterReader images = new RasterReader(LIMITS);

  /** A reader within limits: of images 64 MiB and 2,097,152 pixels, of an .adc 64 MiB. */
  public RoiReader() {}

  /**
   * Fetches an image. What the objects' reader throws passes through.
   *
   * @throws NotFoundException if the bin has no image of that number
   * @throws BadInputException if it is damaged; an image file is looked at only when it is decoded
   */
  public FetchedRoi fetch(RoiRequest request, ObjectReader objects) {
    return switch (request) {
      case RoiRequest.Content content ->
          new EncodedImage("The body of the request", content.file(), images);
      case RoiRequest.ImageObject image ->
          new EncodedImage(image.uri(), objects.whole(image.uri(), LIMITS.maxBytes()), images);
      case RoiRequest.BinRoi roi -> new BinImage(read(roi, objects));
    };
  }

  /**
   * A name for the image that a request asks about, without fetching it: 64 hexadecimal digits. The
   * same pixels of the same place keep it, other pixels have another, so it serves as the key of a
   * cache or as an ETag. Objects are asked for their versions only.
   */
  public String fingerprint(RoiRequest request, ObjectReader objects) {
    return switch (request) {
      case RoiRequest.Content content -> Fingerprint.of(content.file());
      case RoiRequest.ImageObject image ->
          Fingerprint.of(image.uri(), objects.version(image.uri()));
      case RoiRequest.BinRoi roi -> {
        String adc = roi.bin().file("adc");
        String pixels = roi.bin().file("roi");
        yield Fingerprint.of(
            adc,
            objects.version(adc),
            pixels,
            objects.version(pixels),
            String.valueOf(roi.number()));
      }
    };
  }

  private GreyImage read(RoiRequest.BinRoi request, ObjectReader objects) {
    BinUri bin = request.bin();
    try {
      return switch (index(bin, objects)
          .read(request.number(), new RemoteRoi(objects, bin.file("roi")))) {
        case Roi.Image roi -> roi.image();
        case Roi.Corrupt roi ->
            throw new BadInputException(
                "ROI %s is damaged: %s".formatted(request.roiId(), roi.reason()));
      };
    } catch (NoSuchRoiException e) {
      throw new NotFoundException(e.getMessage());
    } catch (BadBinException e) {
      throw new BadInputException(e.getMessage(), e);
    }
  }

  private RoiIndex index(BinUri bin, ObjectReader objects) {
    String uri = bin.file("adc");
    var key = new RecentIndexes.Key(uri, objects.version(uri));
    return indexes
        .find(key)
        .orElseGet(() -> {
          byte[] adc = objects.whole(uri, MAX_ADC_BYTES);
          var index = RoiIndex.of(bin.id(), adc, true);
          indexes.keep(key, index, adc.length);
          return index;
        });
  }
}
