package amplify.faults;

/** The object store is killed, refuses connections for a while, and comes back. */
record StoreGone(String name) implements Scenario {

  StoreGone() {
    this("store-gone");
  }

  @Override
  public int strike(Trial trial) throws Exception {
    trial.awaitShare(0.1, 0.5);
    boolean early = !trial.ended();
    trial.journal().note("the object store goes");
    trial.servers().killStore();
    Thread.sleep(trial.figures().storeOutage());
    trial.servers().startStore();
    trial.journal().note("the object store is back");
    return early ? 1 : 0;
  }
}
