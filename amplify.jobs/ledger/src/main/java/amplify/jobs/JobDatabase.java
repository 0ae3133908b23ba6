package amplify.jobs;

import java.util.UUID;

/**
 * The database of jobs: opened once by a process and shared by all its threads.
 *
 * <p>Thread-safe. Every method that goes to the database can throw {@link
 * DatabaseUnavailableException}.
 */
public final class JobDatabase implements AutoCloseable {

  private final DatabaseSettings settings;
  private final Database database;
  private final Jobs jobs;
  private final TaskQueue queue;
  private final Webhooks webhooks;

  private JobDatabase(DatabaseSettings settings, Database database) {
    this.settings = settings;
    this.database = database;
    this.jobs = new Jobs(database);
    this.queue = new TaskQueue(database);
    this.webhooks = new Webhooks(database);
  }

  /**
   * Connects and brings the schema up to date.
   *
   * @throws DatabaseUnavailableException if no connection can be made in time
   */
  public static JobDatabase open(DatabaseSettings settings) {
    return open(settings, DatabaseObserver.NONE);
  }

  /**
   * As {@link #open(DatabaseSettings)}.
   *
   * @param observer is told of every use of the database
   */
  public static JobDatabase open(DatabaseSettings settings, DatabaseObserver observer) {
    Database database;
    try {
      database = new Database(settings, observer);
    } catch (com.zaxxer.hikari.pool.HikariPool.PoolInitializationException e) {
      throw new DatabaseUnavailableException(
          "No connection to %s within %d s: check DATABASE_URL, DATABASE_USER and DATABASE_PASSWORD, and that the server runs"
              .formatted(settings, settings.connectTimeout().toSeconds()),
          e);
    }
    try {
      Migrations.run(database.dataSource());
      return new JobDatabase(settings, database);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /** The ledger: posting and looking up jobs. */
  public Jobs jobs() {
    return jobs;
  }

  /** The queue: claiming and ending tasks. */
  public TaskQueue queue() {
    return queue;
  }

  /** The announcements: claiming and noting deliveries to callback_urls. */
  public Webhooks webhooks() {
    return webhooks;
  }

  /** The ledger of uploads: jobs whose bins are still on their way. */
  public Uploads uploads() {
    return new Uploads(database);
  }

  /** The beginning of uploads. */
  public UploadOpenings uploadOpenings() {
    return new UploadOpenings(database);
  }

  /** The ledger of files that become complete. */
  public UploadCompletions uploadCompletions() {
    return new UploadCompletions(database);
  }

  /** The uploads that somebody must look at. */
  public DueUploads dueUploads() {
    return new DueUploads(database);
  }

  /** How the pool of connections is used now. Asks nothing of the database. */
  public PoolUse poolUse() {
    return database.poolUse();
  }

  /** Whether the database answers. Never throws. */
  public boolean reachable() {
    try {
      return database.call(db -> db.createGet("select 1 as one").execute().isPresent());
    } catch (RuntimeException e) {
      return false;
    }
  }

  /**
   * Calls back whenever there may be new work: at once, after each reconnect, and within
   * milliseconds of a job being posted or a bin becoming due anywhere. The callback must be quick.
   */
  public WorkSignal onWork(Runnable callback) {
    return new WorkSignal(settings, WorkSignal.CHANNEL, callback);
  }

  /**
   * Calls back whenever a job with a callback_url has ended anywhere: at once, after each
   * reconnect, and within milliseconds of the end. The callback must be quick.
   */
  public WorkSignal onAnnouncement(Runnable callback) {
    return new WorkSignal(settings, Announcement.CHANNEL, callback);
  }

  /** A name for a worker process that no other has. */
  public static String workerName() {
    return ProcessHandle.current().pid() + "-" + UUID.randomUUID().toString().substring(0, 8);
  }

  @Override
  public void close() {
    database.close();
  }
}
