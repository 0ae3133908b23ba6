package amplify.api;

/**
 * A processor's own settings, as the administrator has set them in the environment, {@code .env} or
 * the configuration file.
 */
public interface Settings {

  /**
   * Reads settings. Each component of the record is a setting, with the processor's name before its
   * own: of a processor {@code convert} the component {@code maxPixels} is {@code
   * CONVERT_MAX_PIXELS}. Declare components as those of job parameters ({@link Parameter}); each
   * needs a default or is an {@link java.util.Optional}.
   *
   * <p>What is wrong stops the start of the service with a message that names the setting.
   *
   * @param type the record's class; its package must be exported, or opened to the runtime
   */
  <S extends Record> S read(Class<S> type);
}
