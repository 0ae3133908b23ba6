/**
 * An example of a batch processor that knows nothing of plankton: statistics of images, a row for
 * each, and a thumbnail.
 */
module example.statistics {
  requires amplify.api;
  requires amplify.raster;

  exports example.statistics;

  provides amplify.api.Processor with
      example.statistics.StatisticsProcessor;
}
