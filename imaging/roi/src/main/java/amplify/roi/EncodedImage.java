package amplify.roi;

import amplify.api.BadInputException;
import amplify.image.GreyImage;
import amplify.raster.Mode;
import amplify.raster.Picture;
import amplify.raster.RasterException;
import amplify.raster.RasterReader;

/**
 * A file in one of many formats.
 *
 * @param name what to call it in messages
 * @param file the whole file
 * @param reader what reads it, within limits
 */
// Read once and never compared.
@SuppressWarnings("ArrayRecordComponent")
record EncodedImage(String name, byte[] file, RasterReader reader) implements FetchedRoi {

  @Override
  public GreyImage image() {
    try {
      Picture grey = reader.read(file).to(Mode.GREY);
      return new GreyImage(grey.width(), grey.height(), grey.bytes());
    } catch (RasterException e) {
      throw new BadInputException("%s: %s".formatted(name, e.getMessage()), e);
    }
  }
}
