package amplify.cli;

import amplify.client.BinFolder;
import amplify.client.LeftOutBin;
import amplify.client.LocalBin;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells what is in a folder. */
@Command(
    name = "bins",
    description =
        "Lists the bins of a folder, and those that are incomplete with the reason. Needs no service.")
final class BinsCommand implements Callable<Integer> {

  @Mixin private Screen screen;

  @Parameters(paramLabel = "DIR", description = "Where bins lie.")
  private Path folder;

  @Option(names = "--flat", description = "Leave the folders in DIR alone.")
  private boolean flat;

  @Override
  public Integer call() throws Exception {
    BinFolder bins = BinFolder.scan(folder, !flat);
    if (screen.isJson()) {
      json(bins);
      return ExitCode.OK;
    }
    for (LocalBin bin : bins.complete()) {
      screen.say("%-26s %10s", bin.id(), Amounts.bytes(bin.size()));
    }
    for (LeftOutBin bin : bins.leftOut()) {
      screen.say("%-26s left out: %s", folder.relativize(bin.stem()), bin.reason());
    }
    screen.say(
        "%s complete, %s; %d left out; %s",
        Amounts.count(bins.complete().size(), "bin", "bins"),
        Amounts.bytes(bins.size()),
        bins.leftOut().size(),
        Amounts.count(bins.otherFiles(), "other file", "other files"));
    return ExitCode.OK;
  }

  private void json(BinFolder bins) {
    var json = new LinkedHashMap<String, Object>();
    json.put(
        "bins",
        bins.complete().stream()
            .map(bin ->
                Map.of(
                    "bin_id",
                    bin.id(),
                    "bytes",
                    bin.size(),
                    "files",
                    bin.files().stream().map(file -> file.path().toString()).toList()))
            .toList());
    json.put(
        "left_out",
        bins.leftOut().stream()
            .map(bin ->
                Map.of(
                    "path",
                    bin.stem().toString(),
                    "cause",
                    bin.cause().name().toLowerCase(Locale.ROOT),
                    "reason",
                    bin.reason()))
            .toList());
    json.put("other_files", bins.otherFiles());
    screen.json(json);
  }
}
