package amplify.dev;

import java.io.PrintStream;

/** One line of progress: redrawn in place on a terminal, printed when it changes much elsewhere. */
final class ProgressBar {

  private static final int WIDTH = 30;
  private static final int STEP = 10;

  private final PrintStream out;
  private final boolean terminal;
  private int lastPrinted = -STEP;

  ProgressBar(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  void show(double percent, String message) {
    int whole = (int) Math.floor(percent);
    if (terminal) {
      int filled = whole * WIDTH / 100;
      out.printf(
          "\r[%s%s] %3d %% %-40.40s",
          "#".repeat(filled), "-".repeat(WIDTH - filled), whole, message);
      out.flush();
    } else if (whole >= lastPrinted + STEP) {
      lastPrinted = whole - whole % STEP;
      out.printf("%3d %% %s%n", whole, message);
    }
  }

  void end() {
    if (terminal) {
      out.println();
    }
  }
}
