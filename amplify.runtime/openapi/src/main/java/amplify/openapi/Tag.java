package amplify.openapi;

/**
 * A heading under which operations stand.
 *
 * @param name the heading
 * @param description what stands there, in Markdown; may be empty
 */
public record Tag(String name, String description) {}
