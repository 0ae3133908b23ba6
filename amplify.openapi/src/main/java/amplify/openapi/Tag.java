package amplify.openapi;

/**
 * A heading under which operations stand.
 *
 * @param name the heading
 * @param description what stands there, in Markdown
 */
public record Tag(String name, String description) {}
