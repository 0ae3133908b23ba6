package amplify.webhooks;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Looks up the addresses of a host. */
@FunctionalInterface
interface Resolver {

  /** The resolver of the system. */
  Resolver SYSTEM = host -> List.of(InetAddress.getAllByName(host));

  /** All addresses of the host, at least one. */
  List<InetAddress> addresses(String host) throws UnknownHostException;
}
