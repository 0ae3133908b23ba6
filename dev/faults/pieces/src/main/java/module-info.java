/**
 * For the fault harness: a processor whose processes are ready at once and whose bins take some
 * hundred milliseconds whatever the machine. Part of no service.
 */
module amplify.pieces {
  requires amplify.api;

  exports amplify.pieces to
      amplify.runtime;

  provides amplify.api.Processor with
      amplify.pieces.Pieces;
}
