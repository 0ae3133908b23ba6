package amplify.embedded;

import java.util.Random;

/**
 * Faults of an {@link EmbeddedS3} that can be switched on and off while it runs: a share of its
 * answers is then 500 or 503, or breaks off. Thread-safe.
 */
public final class StoreFaults {

  /** What becomes of one request. */
  enum Outcome {
    /** It is carried out. */
    DONE,
    /** An error, before anything of the body is read. */
    REFUSED_AT_ONCE,
    /** An error, once the body has been read; nothing is carried out. */
    REFUSED,
    /** It is carried out, and an error is answered all the same. */
    DONE_AND_DENIED,
    /** The answer's body breaks off. */
    CUT_OFF
  }

  private static final Outcome[] WRONG = {
    Outcome.REFUSED_AT_ONCE, Outcome.REFUSED, Outcome.DONE_AND_DENIED, Outcome.CUT_OFF
  };

  private Random random = new Random(0);
  private double share;

  /** No faults until {@link #begin}. */
  public StoreFaults() {}

  /**
   * Begins to fail.
   *
   * @param share of the requests that go wrong, 0 to 1
   * @param seed of the choice which, and how
   */
  public synchronized void begin(double share, long seed) {
    if (!(share >= 0 && share <= 1)) {
      throw new EmbeddedException("Share of faults %s must be from 0 to 1".formatted(share));
    }
    this.share = share;
    this.random = new Random(seed);
  }

  /** Ends all faults. */
  public synchronized void end() {
    share = 0;
  }

  synchronized Outcome next() {
    return share > 0 && random.nextDouble() < share
        ? WRONG[random.nextInt(WRONG.length)]
        : Outcome.DONE;
  }

  /** The status of an error, and S3's word for it. */
  synchronized Status status() {
    return random.nextBoolean() ? Status.INTERNAL_ERROR : Status.SERVICE_UNAVAILABLE;
  }

  /** How many bytes of a body get through before it breaks off. */
  synchronized long cut(long size) {
    return size <= 0 ? 0 : random.nextLong(size);
  }

  enum Status {
    INTERNAL_ERROR(500, "InternalError"),
    SERVICE_UNAVAILABLE(503, "ServiceUnavailable");

    private final int code;
    private final String word;

    Status(int code, String word) {
      this.code = code;
      this.word = word;
    }

    int code() {
      return code;
    }

    String word() {
      return word;
    }
  }
}
