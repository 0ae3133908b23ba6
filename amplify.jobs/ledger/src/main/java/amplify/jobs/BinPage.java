package amplify.jobs;

import java.util.Optional;

/**
 * Which bins of an upload to look at, in the order of the request.
 *
 * @param after the position after which to begin; -1 for the first page
 * @param limit how many bins at most
 * @param binId only this bin
 * @param complete only bins whose files are all complete, or only the others
 */
public record BinPage(int after, int limit, Optional<String> binId, Optional<Boolean> complete) {}
