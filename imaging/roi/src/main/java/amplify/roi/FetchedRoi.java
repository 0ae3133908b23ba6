package amplify.roi;

import amplify.api.BadInputException;
import amplify.image.GreyImage;

/** An image that is here and may yet have to be decoded. Thread-safe. */
public sealed interface FetchedRoi permits EncodedImage, BinImage {

  /**
   * The image, decoded anew at each call, which can keep a core busy for seconds. Colours become
   * grey by their luma and transparency is laid on white, as Pillow's mode L has it but for the
   * white; of 16 bits the upper 8 are kept.
   *
   * @throws BadInputException if it is not an image that is read, is damaged, or has more than
   *     2,097,152 pixels
   */
  GreyImage image();
}
