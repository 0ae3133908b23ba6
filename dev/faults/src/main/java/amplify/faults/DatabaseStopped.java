package amplify.faults;

/** The database server is stopped for a while, and comes back on its data and port. */
record DatabaseStopped(String name) implements Scenario {

  DatabaseStopped() {
    this("database-stopped");
  }

  @Override
  public int strike(Trial trial) throws Exception {
    trial.awaitShare(0.1, 0.5);
    boolean early = !trial.ended();
    trial.journal().note("the database stops");
    trial.servers().stopDatabase();
    Thread.sleep(trial.figures().databaseOutage());
    trial.servers().startDatabase();
    trial.journal().note("the database is back");
    return early ? 1 : 0;
  }
}
