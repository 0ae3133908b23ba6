package amplify.runtime;

import amplify.api.About;
import amplify.api.InputRule;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * All processors of a service.
 *
 * @param all at least one, the service's own first
 */
record ServedProcessors(List<LoadedProcessor> all) {

  ServedProcessors {
    all = List.copyOf(all);
  }

  /** Who the service is. */
  About about() {
    return all.getFirst().about();
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

  /**
   * Whom a job is for: the one it names, else the service's own, else the only one.
   *
   * @param body the request
   * @throws InvalidRequestException if there is no such processor, or none can be chosen
   */
  LoadedBatch<?> chosen(JsonNode body) {
    Optional<String> name = JobRequest.text(body, "processor");
    if (name.isEmpty() && (all.getFirst().batch().isPresent() || batches().size() == 1)) {
      return batches().getFirst();
    }
    return name.flatMap(this::batch)
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
