package amplify.runtime;

import amplify.api.About;
import amplify.api.ActionProcessor;
import amplify.api.BatchProcessor;
import amplify.api.InputRule;
import amplify.worker.ServedProcessor;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * A processor that was found, with all that is asked of it more than once asked once.
 *
 * @param <P> its parameters
 */
final class LoadedProcessor<P extends Record> {

  private final BatchProcessor<P> processor;
  private final About about;
  private final InputRule inputs;
  private final ParameterBinder<P> binder;
  private final List<LoadedAction<?>> actions;

  LoadedProcessor(BatchProcessor<P> processor) {
    this.processor = processor;
    this.about = processor.about();
    this.inputs = processor.inputs();
    this.binder = new ParameterBinder<>(processor.parameters());
    this.actions = processor instanceof ActionProcessor acting ? loaded(acting) : List.of();
  }

  private static List<LoadedAction<?>> loaded(ActionProcessor processor) {
    var actions = new ArrayList<LoadedAction<?>>();
    var known = new HashSet<String>();
    for (var declared : processor.actions()) {
      LoadedAction<?> action = LoadedAction.of(declared);
      if (!known.add(declared.name()) || !known.add(declared.method() + declared.path())) {
        throw new IllegalArgumentException(
            "Action '%s' (%s %s) has the name or the route of another one of its processor"
                .formatted(declared.name(), declared.method(), declared.path()));
      }
      actions.add(action);
    }
    return List.copyOf(actions);
  }

  /** What it answers at once. */
  List<LoadedAction<?>> actions() {
    return actions;
  }

  About about() {
    return about;
  }

  InputRule inputs() {
    return inputs;
  }

  /** Where the processor came from: its module and that module's location. */
  String origin() {
    Module module = processor.getClass().getModule();
    String name = module.isNamed() ? module.getName() : "class path";
    var source = processor.getClass().getProtectionDomain().getCodeSource();
    return source == null ? name : name + " at " + source.getLocation();
  }

  /**
   * Checks the parameters of a request.
   *
   * @return all of them, defaults filled in, as JSON text
   * @throws InvalidRequestException naming those that break a rule
   */
  String checkedParameters(JsonNode parameters) {
    return binder.json(binder.bind(parameters));
  }

  /** The processor as the worker takes it. */
  ServedProcessor served() {
    return new ServedProcessor(
        about,
        processor.schema(),
        (unit, parametersJson, work) -> processor.process(unit, binder.bind(parametersJson), work));
  }
}
