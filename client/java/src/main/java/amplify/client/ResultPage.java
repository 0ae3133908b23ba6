package amplify.client;

import java.util.List;
import java.util.Optional;

/**
 * Some objects of a job's results.
 *
 * @param objects the objects, by name
 * @param next the cursor of the page after this one; empty at the end
 */
record ResultPage(List<ResultObject> objects, Optional<String> next) {}
