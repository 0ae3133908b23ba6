package amplify.runtime;

import amplify.api.About;
import amplify.api.Action;
import amplify.api.ActionProcessor;
import amplify.api.BatchProcessor;
import amplify.api.Processor;
import amplify.openapi.JsonSchema;
import amplify.runtime.settings.Setting;
import amplify.runtime.settings.SettingSources;
import amplify.runtime.settings.SettingsException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * A processor that was found, with all that is asked of it more than once asked once.
 *
 * @param about who it is
 * @param origin where it came from: its module and that module's location
 * @param batch how it works through jobs, if it does
 * @param actions what it answers at once
 * @param settings its own settings
 */
record LoadedProcessor(
    About about,
    String origin,
    Optional<LoadedBatch<?>> batch,
    List<LoadedAction<?>> actions,
    List<Setting<?>> settings) {

  LoadedProcessor {
    actions = List.copyOf(actions);
    settings = List.copyOf(settings);
  }

  /**
   * Asks a processor for all that it declares.
   *
   * @param sources all that is set
   * @throws IllegalArgumentException if something of it cannot be served
   * @throws SettingsException if its settings are wrong
   */
  static LoadedProcessor of(Processor processor, SettingSources sources) {
    About about = processor.about();
    Optional<LoadedBatch<?>> batch =
        processor instanceof BatchProcessor<?> working
            ? Optional.of(LoadedBatch.of(working))
            : Optional.empty();
    var settings = new ProcessorSettings(about.name(), sources);
    List<LoadedAction<?>> actions =
        processor instanceof ActionProcessor acting ? actions(acting.actions(settings)) : List.of();
    if (batch.isEmpty() && actions.isEmpty()) {
      throw new IllegalArgumentException("it has neither jobs nor actions; expected one of both");
    }
    checkSchemas(about.name(), batch, actions);
    return new LoadedProcessor(
        about, origin(processor.getClass()), batch, actions, settings.declared());
  }

  /** Composes what its documents will have, so that they cannot fail for it later. */
  private static void checkSchemas(
      String name, Optional<LoadedBatch<?>> batch, List<LoadedAction<?>> actions) {
    var schemas = new ArrayList<JsonSchema>();
    batch.ifPresent(working -> schemas.add(working.parametersSchema()));
    actions.forEach(action -> schemas.addAll(action.schemas(name)));
    JsonSchema.anyOf(schemas);
  }

  private static List<LoadedAction<?>> actions(List<Action<?>> declared) {
    var actions = new ArrayList<LoadedAction<?>>();
    var known = new HashSet<String>();
    for (Action<?> action : declared) {
      LoadedAction<?> loaded = LoadedAction.of(action);
      if (!known.add(action.name()) || !known.add(loaded.route())) {
        throw new IllegalArgumentException(
            "Action '%s' (%s %s) has the name or the route of another one of its processor"
                .formatted(action.name(), action.method(), action.path()));
      }
      actions.add(loaded);
    }
    return actions;
  }

  /**
   * Checks that it can be served beside another.
   *
   * @throws IllegalArgumentException if they have a name or a route in common
   */
  void checkBeside(LoadedProcessor other) {
    if (about.name().equals(other.about.name())) {
      throw new IllegalArgumentException(
          "there is a processor '%s' already, of %s".formatted(about.name(), other.origin));
    }
    for (LoadedAction<?> action : actions) {
      for (LoadedAction<?> taken : other.actions) {
        if (action.route().equals(taken.route())) {
          throw new IllegalArgumentException(
              "'%s' answers %s, as '%s' does already"
                  .formatted(about.name(), action.route(), other.about.name()));
        }
      }
    }
  }

  private static String origin(Class<?> type) {
    Module module = type.getModule();
    String name = module.isNamed() ? module.getName() : "class path";
    var source = type.getProtectionDomain().getCodeSource();
    return source == null ? name : name + " at " + source.getLocation();
  }
}
