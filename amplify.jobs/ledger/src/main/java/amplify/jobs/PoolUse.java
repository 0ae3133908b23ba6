package amplify.jobs;

/**
 * How the pool of database connections is used now.
 *
 * @param active connections in use
 * @param idle connections open and free
 * @param waiting threads that wait for one
 * @param limit connections at most (DATABASE_POOL_SIZE)
 */
public record PoolUse(int active, int idle, int waiting, int limit) {}
