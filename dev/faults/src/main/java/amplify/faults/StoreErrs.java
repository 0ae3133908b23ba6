package amplify.faults;

/** A share of the object store's answers is 500 or 503, or breaks off, until the job has ended. */
record StoreErrs(String name) implements Scenario {

  StoreErrs() {
    this("store-errs");
  }

  @Override
  public int strike(Trial trial) throws Exception {
    double share = trial.figures().storeErrors();
    trial.journal().note("%s of the object store's answers go wrong".formatted(share));
    trial.servers().store().fail(share, trial.random().nextLong());
    try {
      trial.awaitEnd();
    } finally {
      trial.servers().store().heal();
    }
    trial.journal().note("the object store is well again");
    return 1;
  }
}
