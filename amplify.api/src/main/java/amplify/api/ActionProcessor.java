package amplify.api;

import java.util.List;

/**
 * A processor that answers requests at once. Each of its actions becomes a route of the service,
 * beside those of its jobs.
 */
public interface ActionProcessor extends Processor {

  /** The actions. Asked for once; constant over the life of the instance. */
  List<Action<?>> actions();
}
