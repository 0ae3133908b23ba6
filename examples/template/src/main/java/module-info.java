/** The processor {@code sample}, found by the service that it is dropped into. */
module lab.sample {
  requires amplify.api;

  exports lab.sample;

  provides amplify.api.Processor with
      lab.sample.SampleProcessor;
}
