package amplify.api;

/**
 * An algorithm that a service runs. Implement {@link BatchProcessor} to work through jobs, and
 * declare the class in the module's descriptor: {@code provides amplify.api.Processor with
 * my.Brightness;}.
 *
 * <p>A service makes one instance with the public no-argument constructor and calls it from many
 * threads at once, so a processor keeps no state between calls, or guards it.
 */
public interface Processor {

  /** The processor's name, version and purpose. Constant over the life of the instance. */
  About about();
}
