package amplify.dev;

import amplify.runtime.FoundProcessors;
import amplify.runtime.settings.DeclaredSettings;
import amplify.runtime.settings.Setting;
import amplify.runtime.settings.SettingSources;
import amplify.runtime.settings.SettingsPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes the tables of docs/settings.md from the declarations. */
@Command(
    name = "settings",
    description = "Writes the tables of docs/settings.md from the declarations in the code.")
final class Settings implements Callable<Integer> {

  /** The page, in the project's folder. */
  static final String PAGE = "docs/settings.md";

  /** The services whose own settings the page lists. */
  private static final List<String> SERVICES = List.of("features", "segment", "convert");

  // Set and read by picocli.
  @SuppressWarnings("UnusedVariable")
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this text.")
  private boolean help;

  @Override
  public Integer call() throws IOException {
    Path page = ProjectFolder.find().resolve(PAGE);
    Files.writeString(page, written(Files.readString(page)));
    System.out.println("Written       " + page);
    return 0;
  }

  /** The page with its tables written anew. */
  static String written(String page) {
    var settings = new ArrayList<Setting<?>>(DeclaredSettings.all());
    SettingSources none = SettingSources.usual(Map.of());
    SERVICES.forEach(name -> settings.addAll(FoundProcessors.find(name).settings(none)));
    return new SettingsPage(settings).written(page);
  }
}
