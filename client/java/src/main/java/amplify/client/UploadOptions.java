package amplify.client;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How to upload a folder.
 *
 * @param recursive whether to look into the folders in it too; the default
 * @param skipIncomplete whether bins that are not complete are left out, which is the default, or
 *     the upload is refused
 * @param restart whether to forget an interrupted upload instead of going on with it
 * @param stateFolder where to keep what is needed to go on after an interruption; by default {@code
 *     amplify/uploads} in {@code $XDG_STATE_HOME}, or else in {@code ~/.local/state}
 * @param parameters the processor's parameters for the jobs
 * @param onProgress told how far it is, often and by any thread
 */
public record UploadOptions(
    boolean recursive,
    boolean skipIncomplete,
    boolean restart,
    Path stateFolder,
    Map<String, Object> parameters,
    Consumer<UploadProgress> onProgress) {

  /** Keeps a copy of the parameters. */
  public UploadOptions {
    parameters = Map.copyOf(parameters);
  }

  /** The defaults. */
  public static UploadOptions defaults() {
    return new UploadOptions(true, true, false, defaultStateFolder(), Map.of(), progress -> {});
  }

  private static Path defaultStateFolder() {
    return Optional.ofNullable(System.getenv("XDG_STATE_HOME"))
        .filter(text -> !text.isBlank())
        .map(Path::of)
        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".local", "state"))
        .resolve("amplify")
        .resolve("uploads");
  }

  /** The same, looking into the folders in it or not. */
  public UploadOptions recursive(boolean value) {
    return new UploadOptions(value, skipIncomplete, restart, stateFolder, parameters, onProgress);
  }

  /** The same, leaving incomplete bins out or refusing. */
  public UploadOptions skipIncomplete(boolean value) {
    return new UploadOptions(recursive, value, restart, stateFolder, parameters, onProgress);
  }

  /** The same, going on with an interrupted upload or forgetting it. */
  public UploadOptions restart(boolean value) {
    return new UploadOptions(recursive, skipIncomplete, value, stateFolder, parameters, onProgress);
  }

  /** The same, with the state kept elsewhere. */
  public UploadOptions stateFolder(Path value) {
    return new UploadOptions(recursive, skipIncomplete, restart, value, parameters, onProgress);
  }

  /** The same, with parameters for the processor. */
  public UploadOptions parameters(Map<String, Object> value) {
    return new UploadOptions(recursive, skipIncomplete, restart, stateFolder, value, onProgress);
  }

  /** The same, told how far it is. */
  public UploadOptions onProgress(Consumer<UploadProgress> value) {
    return new UploadOptions(recursive, skipIncomplete, restart, stateFolder, parameters, value);
  }
}
