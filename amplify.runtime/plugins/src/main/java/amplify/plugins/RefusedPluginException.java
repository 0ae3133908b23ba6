package amplify.plugins;

/** A plugin cannot be loaded; the message says why, for people. */
final class RefusedPluginException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RefusedPluginException(String message) {
    super(message);
  }
}
