package amplify.jobs;

import java.util.Set;

/**
 * The answer to a renewal of leases.
 *
 * @param held those that hold on
 * @param unwanted those among them whose jobs were cancelled: stop the work and {@linkplain
 *     TaskQueue#cancel say so}
 */
public record Renewal(Set<Lease> held, Set<Lease> unwanted) {

  /** Keeps copies of the sets. */
  public Renewal {
    held = Set.copyOf(held);
    unwanted = Set.copyOf(unwanted);
  }
}
