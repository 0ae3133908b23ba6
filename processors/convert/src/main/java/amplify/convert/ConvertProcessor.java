package amplify.convert;

import amplify.api.About;
import amplify.api.Action;
import amplify.api.ActionCall;
import amplify.api.ActionProcessor;
import amplify.api.Answer;
import amplify.api.BadInputException;
import amplify.api.Settings;
import amplify.image.GreyImage;
import amplify.raster.Header;
import amplify.raster.LimitException;
import amplify.raster.Mode;
import amplify.raster.Picture;
import amplify.raster.RasterException;
import amplify.raster.RasterReader;
import amplify.roi.CallObjects;
import amplify.roi.FetchedRoi;
import amplify.roi.RoiReader;
import amplify.roi.RoiRequest;
import java.util.List;

/**
 * Gives images in other formats, sizes and modes: PNG, JPEG, TIFF, BMP, GIF, WebP and PNM in, all
 * but WebP out. What is not an image, or asks for too much, is refused with a line that says why.
 */
public final class ConvertProcessor implements ActionProcessor {

  private static final About ABOUT =
      new About("convert", "1.0.0", "Images in other formats, sizes and modes.");

  /**
   * Bytes a pixel that a conversion holds at most, about: the samples as read, in the other mode,
   * and what is written; the rare 16-bit colour takes up to twice that.
   */
  private static final int BYTES_PER_PIXEL = 12;

  /** Makes a processor; the service does that. */
  public ConvertProcessor() {}

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Action<?>> actions(Settings settings) {
    ConvertSettings limits = settings.read(ConvertSettings.class);
    var reader = new RasterReader(limits.limits());
    var rois = new RoiReader();
    return List.of(
        Action.post(
                "convert",
                "/media/image/convert",
                Conversion.class,
                (asked, call) -> convert(asked, call, reader, rois, limits.maxFileBytes()))
            .summary("Gives an image in another format, size or mode.")
            .description(
                """
                The image is an object of the service's bucket (`source_uri`), or the body of the \
                request: as it is, with the other fields in the query, or as the file of a form; or it is a ROI \
                of an IFCB bin in the bucket (`bin_uri` and `roi_number`).

                PNG, JPEG, TIFF, BMP, GIF, WebP and PNM are told by their content, whatever their \
                name. Orientation in EXIF or TIFF tags is carried out; other metadata and colour \
                profiles are left aside.\
                """)
            .tags("images")
            .takingContent("image/*", "application/octet-stream")
            .answering("image/*")
            .example(
                "A PNG of the bucket as JPEG",
                """
                {"source_uri": "s3://bucket/examples/plankton.png", "target_format": "jpeg", \
                "quality": 90}\
                """)
            .example(
                "A small grey PNG of a page of a TIFF",
                """
                {"source_uri": "s3://bucket/examples/plankton.tif", "target_format": "png", \
                "mode": "L", "page": 1, "resize": "64x64"}\
                """));
  }

  private static Answer convert(
      Conversion asked, ActionCall call, RasterReader reader, RoiReader rois, long maxBytes)
      throws Exception {
    try {
      Target target = Target.of(asked);
      return switch (request(asked, call)) {
        case RoiRequest.BinRoi roi -> {
          FetchedRoi fetched = rois.fetch(roi, new CallObjects(call));
          yield call.compute(() -> target.answer(picture(fetched.image())));
        }
        case RoiRequest.Content content -> convert(content.file(), asked, target, call, reader);
        case RoiRequest.ImageObject image ->
            convert(call.fetch(image.uri(), maxBytes), asked, target, call, reader);
      };
    } catch (LimitException e) {
      throw new BadInputException(ConvertSettings.sentence(e), e);
    } catch (RasterException e) {
      throw new BadInputException(e.getMessage(), e);
    }
  }

  private static RoiRequest request(Conversion asked, ActionCall call) {
    RoiRequest request =
        RoiRequest.of(call.content(), asked.sourceUri(), asked.binUri(), asked.roiNumber());
    if (request instanceof RoiRequest.BinRoi && asked.page() > 0) {
      throw new BadInputException(
          "'page' is %d; expected 0, as a ROI has one page".formatted(asked.page()));
    }
    return request;
  }

  private static Answer convert(
      byte[] file, Conversion asked, Target target, ActionCall call, RasterReader reader)
      throws Exception {
    Header header = reader.header(file);
    long memory = (long) header.width() * header.height() * BYTES_PER_PIXEL;
    return call.compute(memory, () -> target.answer(reader.read(file, asked.page())));
  }

  private static Picture picture(GreyImage image) {
    return Picture.of(Mode.GREY, image.width(), image.height(), image.pixels());
  }
}
