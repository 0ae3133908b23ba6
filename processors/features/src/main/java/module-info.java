/**
 * For services that turn IFCB bins into masks and v4 features: the processor, found as a service.
 * It joins the bin reader to the numerics and knows nothing of jobs, storage or HTTP.
 */
module amplify.features {
  requires transitive amplify.api;
  requires amplify.blobs;
  requires amplify.ifcb;
  requires amplify.roi;

  exports amplify.features;

  provides amplify.api.Processor with
      amplify.features.FeaturesProcessor;
}
