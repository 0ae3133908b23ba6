package amplify.client;

import java.net.URI;
import java.time.Duration;

/** Configures a client. Not thread-safe. */
public final class AmplifyClientBuilder {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(300);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);
  private static final int MOST_AT_A_TIME = 64;

  private final URI base;
  private Duration connectTimeout = Duration.ofSeconds(10);
  private Duration answerTimeout = Duration.ofSeconds(60);
  private int attempts = 5;
  private int atATime = 4;

  AmplifyClientBuilder(URI base) {
    this.base = Addresses.base(base);
  }

  /** How long to wait for a connection; 10 s by default. */
  public AmplifyClientBuilder connectTimeout(Duration value) {
    connectTimeout = value;
    return this;
  }

  /** How long to wait for an answer, and for the next piece of one; 60 s by default. */
  public AmplifyClientBuilder answerTimeout(Duration value) {
    answerTimeout = value;
    return this;
  }

  /**
   * How often a request is sent at most, where sending it again is safe; 5 by default. Between
   * attempts are pauses of up to 0.3 s, 0.6 s and so on, but never more than 20 s.
   *
   * @throws IllegalArgumentException if it is less than 1
   */
  public AmplifyClientBuilder attempts(int value) {
    attempts = new Retries(value, FIRST_PAUSE, LONGEST_PAUSE).attempts();
    return this;
  }

  /**
   * How many parts are uploaded, or files downloaded, at a time; 4 by default.
   *
   * @throws IllegalArgumentException if it is not from 1 to 64
   */
  public AmplifyClientBuilder atATime(int value) {
    if (value < 1 || value > MOST_AT_A_TIME) {
      throw new IllegalArgumentException(
          "%d at a time; expected from 1 to %d".formatted(value, MOST_AT_A_TIME));
    }
    atATime = value;
    return this;
  }

  /** The client. */
  public AmplifyClient build() {
    return new AmplifyClient(this);
  }

  URI base() {
    return base;
  }

  Duration answerTimeout() {
    return answerTimeout;
  }

  int atATime() {
    return atATime;
  }

  Transport transport() {
    return new Transport(
        connectTimeout, new Retries(attempts, FIRST_PAUSE, LONGEST_PAUSE), answerTimeout);
  }
}
