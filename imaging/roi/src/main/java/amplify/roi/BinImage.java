package amplify.roi;

import amplify.image.GreyImage;

/** An image that was read from a bin, where pixels are plain. */
record BinImage(GreyImage image) implements FetchedRoi {}
