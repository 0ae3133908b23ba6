/**
 * For services that give images in other formats, sizes and modes: the processor, found as a
 * service. It joins reading and writing of images to requests and knows nothing of HTTP or storage.
 */
module amplify.convert {
  requires transitive amplify.api;
  requires amplify.raster;
  requires amplify.roi;

  exports amplify.convert;

  provides amplify.api.Processor with
      amplify.convert.ConvertProcessor;
}
