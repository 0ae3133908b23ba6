/**
 * For services that turn IFCB bins into masks alone: the processor, found as a service. It says
 * where blobs lie, and measures nothing else; it knows nothing of jobs, storage or HTTP.
 */
module amplify.segment {
  requires transitive amplify.api;
  requires amplify.blobs;
  requires amplify.roi;

  exports amplify.segment;

  provides amplify.api.Processor with
      amplify.segment.SegmentProcessor;
}
