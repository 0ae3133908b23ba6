package amplify.faults;

import amplify.dev.ServiceProcess;

/**
 * A process of a cluster.
 *
 * @param name what its log and its events are named by
 * @param process it itself
 */
record Member(String name, ServiceProcess process) {

  long pid() {
    return process.pid();
  }

  @Override
  public String toString() {
    return "%s (%d)".formatted(name, pid());
  }
}
