/** An example of a processor that only answers requests: text in, text out. */
module example.wrap {
  requires amplify.api;

  exports example.wrap;

  provides amplify.api.Processor with
      example.wrap.WrapProcessor;
}
