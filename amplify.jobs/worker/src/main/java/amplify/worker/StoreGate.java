package amplify.worker;

import amplify.s3.ObjectStore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps bins from being claimed while the object store is away: each would only use up attempts
 * that it will need. Shut by the first attempt that finds the store away, opened again by the first
 * look that finds it there.
 */
final class StoreGate {

  private static final Logger LOG = LoggerFactory.getLogger(StoreGate.class);

  private final ObjectStore store;
  private final AtomicBoolean shut = new AtomicBoolean();
  private boolean told;

  StoreGate(ObjectStore store) {
    this.store = store;
  }

  void shut() {
    shut.set(true);
  }

  /** Whether bins may be claimed. Takes some seconds at most. Called from one thread only. */
  boolean open() {
    if (!shut.get()) {
      return true;
    }
    if (!store.reachable()) {
      if (!told) {
        LOG.warn("The object store is away: nothing is claimed until it is back");
        told = true;
      }
      return false;
    }
    if (told) {
      LOG.info("The object store is back");
      told = false;
    }
    shut.set(false);
    return true;
  }
}
