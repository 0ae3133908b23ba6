package amplify.jobs;

import java.time.Duration;

/**
 * How long uploads are kept.
 *
 * @param urls how long URLs given out are good for
 * @param idle how long after its last sign of life an upload is given up; not less than {@code
 *     urls}
 * @param ended how long it is remembered after its end
 */
public record Keeping(Duration urls, Duration idle, Duration ended) {}
