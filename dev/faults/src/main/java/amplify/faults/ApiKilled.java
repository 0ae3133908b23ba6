package amplify.faults;

/** SIGKILL of the API process as soon as it has accepted the job, and once more while it runs. */
record ApiKilled(String name) implements Scenario {

  ApiKilled() {
    this("api-killed");
  }

  @Override
  public int strike(Trial trial) throws Exception {
    killAndReplace(trial.cluster());
    trial.awaitShare(0.1, 0.6);
    killAndReplace(trial.cluster());
    return 2;
  }

  private static void killAndReplace(Cluster cluster) throws Exception {
    Member api = cluster.api();
    cluster.kill(api);
    cluster.replace(api);
    cluster.awaitReady();
  }
}
