package amplify.api;

import java.util.List;

/**
 * A processor that answers requests at once. Each of its actions becomes a route of the service,
 * beside those of its jobs.
 */
public interface ActionProcessor extends Processor {

  /**
   * The actions. Asked for once, before the first request.
   *
   * @param settings the processor's own settings, if it has any
   */
  List<Action<?>> actions(Settings settings);
}
