package amplify.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The command {@code ./amplify release}. Between its two steps the project is built and tested with
 * the version that the first one sets.
 */
@Command(
    name = "./amplify release",
    description = {
      "Makes everything that a release consists of, in target/release/VERSION: linked services and"
          + " container images for this platform, lists of their libraries, jars for authors of"
          + " processors, deployment files, and SHA256SUMS.",
      "The version is set in .mvn/maven.config. Nothing is committed, pushed or published."
    })
final class Release implements Callable<Integer> {

  private static final String PREPARE = "prepare";
  private static final String COLLECT = "collect";

  @Parameters(index = "0", hidden = true)
  private String step;

  @Parameters(
      index = "1",
      paramLabel = "VERSION",
      description = {
        "Such as 0.2.0. CHANGELOG.md must have a section for it, '## [0.2.0] - YYYY-MM-DD', and all"
            + " changes must be committed."
      })
  private String text;

  // Read by the script, which runs the tests.
  @SuppressWarnings("UnusedVariable")
  @Option(names = "--skip-tests", description = "Build without running the tests.")
  private boolean untested;

  @Option(
      names = "--base",
      paramLabel = "IMAGE",
      defaultValue = "debian:bookworm-slim",
      description = "What container images stand on, as for ./amplify container.")
  private String base;

  // Set and read by picocli.
  @SuppressWarnings("UnusedVariable")
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this text.")
  private boolean help;

  private final Path project = Path.of(System.getProperty("amplify.project", "")).toAbsolutePath();

  private Release() {}

  /**
   * Makes one step of a release, and exits with 0, 2 for wrong usage, or 1.
   *
   * @param words {@code prepare} or {@code collect}, then the arguments
   */
  public static void main(String... words) {
    System.exit(
        new CommandLine(new Release())
            .setExecutionExceptionHandler((e, line, parsed) -> {
              line.getErr().println("amplify: " + e.getMessage());
              return 1;
            })
            .execute(words));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    var version = new Version(text);
    switch (step) {
      case PREPARE -> prepare(version);
      case COLLECT -> collect(version);
      default -> throw new ReleaseException("'%s' is not a step of a release".formatted(step));
    }
    return 0;
  }

  private void prepare(Version version) throws IOException, InterruptedException {
    MavenConfig config = MavenConfig.of(project);
    new Changelog(Files.readAllLines(project.resolve("CHANGELOG.md"))).dateOf(version);
    new WorkingTree(project).checkClean(config.version().equals(version.text()));
    config.set(version);
  }

  private void collect(Version version) throws IOException {
    Path folder = project.resolve("target/release").resolve(version.text());
    delete(folder);
    Files.createDirectories(folder);
    new ServiceFiles(project, version, base).write(folder);
    new AuthorModules(
            project,
            version,
            List.of(System.getProperty("amplify.author.modules", "").split(" ", -1)))
        .write(folder.resolve("maven"));
    new DeployFiles(project, version).write(folder.resolve("deploy"));
    for (String file : List.of("LICENSE", "NOTICE", "CHANGELOG.md")) {
      Files.copy(project.resolve(file), folder.resolve(file));
    }
    Checksums.write(folder);
    System.out.printf(
        """
        The release is in %s.
        Next:
          1. Look at it: (cd %s && sha256sum --check SHA256SUMS)
          2. git commit -m "Release %s" %s
          3. git tag -a v%s -m "Amplify %s" && git push origin HEAD v%s
          4. Attach the files to the release of that tag, and push the container images to your registry.
          5. Set -Damplify.baseline=%s in %s, so that the next build compares the interface with it.
        """,
        folder,
        folder,
        version,
        MavenConfig.NAME,
        version,
        version,
        version,
        version,
        MavenConfig.NAME);
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> paths = Files.walk(folder)) {
        for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
