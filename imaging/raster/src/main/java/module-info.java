/**
 * For services that take images from strangers: reads raster images of many formats within limits,
 * converts them, and writes them again. It trusts no byte it is given, and it takes its readers by
 * name, so that nothing else on the module path ever gets to read.
 */
module amplify.raster {
  requires com.twelvemonkeys.common.image;
  requires com.twelvemonkeys.common.io;
  requires com.twelvemonkeys.common.lang;
  requires com.twelvemonkeys.imageio.bmp;
  requires com.twelvemonkeys.imageio.core;
  requires com.twelvemonkeys.imageio.metadata;
  requires com.twelvemonkeys.imageio.tiff;
  requires com.twelvemonkeys.imageio.webp;
  requires java.desktop;

  exports amplify.raster;
}
