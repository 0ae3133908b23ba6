package amplify.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * One line of progress: redrawn in place on a terminal, printed at each tenth elsewhere.
 * Thread-safe.
 */
public final class ProgressLine {

  private static final int WIDTH = 24;
  private static final int STEP = 10;

  /** Redrawing more often than the eye follows costs time. */
  private static final long NANOS_BETWEEN = 80_000_000;

  private final PrintWriter out;
  private final boolean terminal;
  private final LongSupplier nanos;
  private int lastPrinted = -STEP;
  private long lastDrawn;
  private int lastLength;
  private boolean drawn;

  ProgressLine(PrintWriter out, boolean terminal, LongSupplier nanos) {
    this.out = out;
    this.terminal = terminal;
    this.nanos = nanos;
    this.lastDrawn = nanos.getAsLong() - NANOS_BETWEEN;
  }

  /** A line on the console, or wherever standard error goes to. */
  public static ProgressLine on(PrintWriter out) {
    boolean terminal =
        Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    return new ProgressLine(out, terminal, System::nanoTime);
  }

  /**
   * Shows how far it is.
   *
   * @param percent 0 to 100
   * @param text what comes after the bar
   */
  public synchronized void show(double percent, String text) {
    int whole = (int) Math.clamp(Math.floor(percent), 0, 100);
    long now = nanos.getAsLong();
    if (!terminal) {
      if (whole >= lastPrinted + STEP) {
        lastPrinted = whole - whole % STEP;
        out.printf(Locale.ROOT, "%3d %% %s%n", whole, text);
        out.flush();
      }
    } else if (now - lastDrawn >= NANOS_BETWEEN || whole == 100) {
      lastDrawn = now;
      draw(whole, text);
    }
  }

  private void draw(int whole, String text) {
    int filled = whole * WIDTH / 100;
    String line =
        String.format(
            Locale.ROOT,
            "[%s%s] %3d %% %s",
            "#".repeat(filled),
            "-".repeat(WIDTH - filled),
            whole,
            text);
    String blanks = " ".repeat(Math.max(0, lastLength - line.length()));
    out.print("\r" + line + blanks);
    out.flush();
    lastLength = line.length();
    drawn = true;
  }

  /** Ends the line, so that what comes after begins a new one. */
  public synchronized void end() {
    if (drawn) {
      out.println();
      out.flush();
      drawn = false;
    }
  }
}
