/**
 * For authors of processors, at test time: the contract that every batch processor must keep, as a
 * JUnit class to extend, a {@link amplify.api.Work} and a {@link amplify.api.ActionCall} in memory
 * for tests of their own. Not part of any service.
 */
module amplify.testkit {
  requires transitive amplify.api;
  requires transitive org.junit.jupiter.api;

  exports amplify.testkit;
}
