package amplify.api;

/**
 * Answers the requests of an action. Called from many threads at once; they are virtual, so waiting
 * for others costs nothing.
 *
 * @param <Q> the request record
 */
@FunctionalInterface
public interface ActionHandler<Q extends Record> {

  /**
   * Answers a request.
   *
   * @param request its fields, checked, with defaults filled in
   * @param call what else came with it, and what the service offers
   * @throws BadInputException if the request cannot be carried out as it is: 400
   * @throws NotFoundException if what it names is not there: 404
   * @throws Exception for anything else: 500, told in the service's log only
   */
  Answer answer(Q request, ActionCall call) throws Exception;
}
