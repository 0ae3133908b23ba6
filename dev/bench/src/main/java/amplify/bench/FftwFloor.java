package amplify.bench;

import amplify.testdata.TestBin;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The bare transforms of FFTW in a process of its own, which takes turns with what is measured
 * here: a ratio of neighbours in time holds on a noisy machine too.
 */
final class FftwFloor implements AutoCloseable {

  private static final long BUILD_SECONDS = 60;

  private final Process process;
  private final BufferedReader answers;
  private final Writer turns;

  private FftwFloor(Process process) throws IOException {
    this.process = process;
    this.answers = process.inputReader(StandardCharsets.UTF_8);
    this.turns = process.outputWriter(StandardCharsets.UTF_8);
    answers.readLine();
  }

  /**
   * Builds the program and starts it on a bin.
   *
   * @return empty, with the reason printed, where there is no C compiler or no FFTW
   */
  static Optional<FftwFloor> start(Path project, TestBin bin)
      throws IOException, InterruptedException {
    Path program = Files.createTempDirectory("fftw").resolve("fftw_floor");
    Optional<String> missing = build(project, program);
    if (missing.isPresent()) {
      System.out.println("No ratio to FFTW: " + missing.get());
      return Optional.empty();
    }
    Process process =
        new ProcessBuilder(
                program.toString(), "-i", bin.file("adc").toString(), bin.file("roi").toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    return Optional.of(new FftwFloor(process));
  }

  private static Optional<String> build(Path project, Path program) throws InterruptedException {
    try {
      Process compiler =
          new ProcessBuilder(
                  "cc",
                  "-O2",
                  "-o",
                  program.toString(),
                  project.resolve("dev/bench/src/main/c/fftw_floor.c").toString(),
                  "-lfftw3",
                  "-lm")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      boolean built =
          compiler.waitFor(BUILD_SECONDS, TimeUnit.SECONDS) && compiler.exitValue() == 0;
      return built
          ? Optional.empty()
          : Optional.of("fftw_floor.c does not build; install FFTW 3 (Debian: libfftw3-dev)");
    } catch (IOException e) {
      return Optional.of("there is no C compiler 'cc'");
    }
  }

  /** One round over the bin's images: ns per pixel, in time of the processor. */
  double round() throws IOException {
    turns.write("\n");
    turns.flush();
    return Double.parseDouble(answers.readLine());
  }

  @Override
  public void close() {
    process.destroy();
  }
}
