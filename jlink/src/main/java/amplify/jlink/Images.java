package amplify.jlink;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code ./amplify image}. */
@Command(
    name = "./amplify image",
    description = {
      "Links a service into jlink/target/NAME: a folder that runs without Java on the machine, by"
          + " bin/NAME in it.",
      "Processors go into plugins/ in it, which stays when the image is made anew."
    })
final class Images implements Callable<Integer> {

  @Mixin private LinkOptions options;

  @Option(
      names = "--record",
      description = {
        "Run the services and renew the lists of classes that images have ready to use"
            + " (jlink/services/NAME/classes), before making the images."
      })
  private boolean renewed;

  private final BackEnds backEnds;

  Images(BackEnds backEnds) {
    this.backEnds = backEnds;
  }

  @Override
  public Integer call() throws IOException {
    if (renewed) {
      record();
    }
    for (LinkedService service : options.services()) {
      System.out.println(options.link(service).description());
    }
    return 0;
  }

  private void record() throws IOException {
    try (var runs = TrainingRuns.start(backEnds)) {
      for (LinkedService service : options.services()) {
        runs.run(options.link(service)).write(service.classes(options.project()));
      }
    }
  }
}
