package amplify.faults;

import java.time.Duration;

/** The database cuts the connections of all services, again and again. */
record ConnectionsCut(String name) implements Scenario {

  private static final Duration BETWEEN = Duration.ofSeconds(1);

  ConnectionsCut() {
    this("connections-cut");
  }

  @Override
  public int strike(Trial trial) throws Exception {
    int cut = 0;
    for (int i = 0; i < 2 * trial.figures().kills() && !trial.ended(); i++) {
      trial.pause(BETWEEN);
      int connections = trial.ledger().cutConnections();
      trial.journal().note("%d connections are cut".formatted(connections));
      cut += connections > 0 ? 1 : 0;
    }
    return cut;
  }
}
