package amplify.runtime;

import amplify.api.About;
import amplify.api.InputRule;
import amplify.plugins.RefusedPlugin;
import amplify.runtime.settings.Setting;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All processors of a service.
 *
 * @param own the service's own; empty if it lives by plugins
 * @param all its own first, then those of plugins
 * @param refused plugins that could not be loaded
 */
record ServedProcessors(
    Optional<LoadedProcessor> own, List<LoadedProcessor> all, List<RefusedPlugin> refused) {

  ServedProcessors {
    all = List.copyOf(all);
    refused = List.copyOf(refused);
  }

  /** Who the service is: its own processor, or nobody but the software. */
  About about() {
    return own.map(LoadedProcessor::about)
        .orElseGet(() ->
            new About("amplify", Software.version(), "A service of the processors dropped in."));
  }

  /** Those that work through jobs. */
  List<LoadedBatch<?>> batches() {
    return all.stream().<LoadedBatch<?>>flatMap(processor -> processor.batch().stream()).toList();
  }

  /** What they answer at once. */
  List<LoadedAction<?>> actions() {
    return all.stream()
        .<LoadedAction<?>>flatMap(processor -> processor.actions().stream())
        .toList();
  }

  /** The settings that they have of their own. */
  List<Setting<?>> settings() {
    return all.stream().<Setting<?>>flatMap(processor -> processor.settings().stream()).toList();
  }

  /** The beginnings of the names of those settings. */
  Set<String> settingPrefixes() {
    return all.stream()
        .filter(processor -> !processor.settings().isEmpty())
        .map(processor -> ProcessorSettings.prefix(processor.about().name()))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whom jobs are for that name nobody; empty if they must name somebody. */
  Optional<LoadedBatch<?>> usual() {
    return own.flatMap(LoadedProcessor::batch)
        .or(() -> batches().size() == 1 ? batches().stream().findFirst() : Optional.empty());
  }

  /**
   * Whom a job is for: the one it names, else the service's own, else the only one.
   *
   * @param body the request
   * @throws InvalidRequestException if there is no such processor, or none can be chosen
   */
  LoadedBatch<?> chosen(JsonNode body) {
    Optional<String> name = JobRequest.text(body, "processor");
    return (name.isPresent() ? name.flatMap(this::batch) : usual())
        .orElseThrow(() ->
            InvalidRequestException.of(
                "processor",
                "%s; expected one of %s"
                    .formatted(
                        name.map(text -> "is '%s'".formatted(Printable.text(text)))
                            .orElse("is missing"),
                        batches().stream()
                            .map(batch -> batch.about().name())
                            .collect(Collectors.joining(", ")))));
  }

  /** The files that a unit of a processor must have. */
  InputRule inputs(String processor) {
    return batch(processor).map(LoadedBatch::inputs).orElseGet(InputRule::anyFiles);
  }

  private Optional<LoadedBatch<?>> batch(String name) {
    return batches().stream()
        .<LoadedBatch<?>>map(batch -> batch)
        .filter(batch -> batch.about().name().equals(name))
        .findFirst();
  }
}
