package amplify.plugins;

import java.nio.file.Path;

/**
 * A plugin that was not loaded.
 *
 * @param place its jar or directory
 * @param reason why, for people
 */
public record RefusedPlugin(Path place, String reason) {}
