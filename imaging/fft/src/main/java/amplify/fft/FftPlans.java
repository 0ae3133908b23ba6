package amplify.fft;

import java.util.LinkedHashMap;
import java.util.Map;

/** Plans by length, kept for as long as they are among the last used. Thread-safe. */
public final class FftPlans {

  private final Map<Integer, FftPlan> plans;

  /**
   * @param capacity plans to keep at most, at least 1; a plan of length n holds some 40·n bytes
   */
  public FftPlans(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException(
          "A cache of plans holds at least 1, got %d".formatted(capacity));
    }
    plans =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<Integer, FftPlan> eldest) {
            return size() > capacity;
          }
        };
  }

  /** The plan of a length, see {@link FftPlan#of}. */
  public FftPlan plan(int length) {
    synchronized (plans) {
      FftPlan known = plans.get(length);
      if (known != null) {
        return known;
      }
    }
    FftPlan plan = FftPlan.of(length);
    synchronized (plans) {
      plans.put(length, plan);
    }
    return plan;
  }
}
