// Server: HTTP/1.1 on a socket. It turns bytes into Request values, calls the handler on its worker
// threads, and writes the Response. Limits, timeouts, problems for what the handler throws, HEAD,
// keep-alive and a graceful stop are its business; what an address means is not.
//
//   MAGPIE_TRY(auto const server, Server::start({.port = 8080}, [&](Request const& r) { return
//   router.answer(r); })); server->wait_for_signal();
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "magpie/base/result.h"
#include "magpie/http/limits.h"
#include "magpie/http/rate_limit.h"
#include "magpie/http/request.h"
#include "magpie/http/response.h"

namespace magpie::http {

struct ServerOptions {
  std::string address = "127.0.0.1";  // "0.0.0.0" for the whole network
  std::uint16_t port = 8080;          // 0: any free one
  int threads = 4;
  int connections_max = kConnectionsMax;
  std::size_t body_max_bytes = kBodyMaxBytes;
  std::size_t import_body_max_bytes = kImportBodyMaxBytes;
  std::uint32_t header_max_bytes = kHeaderMaxBytes;
  std::chrono::milliseconds header_timeout = kHeaderTimeout;
  std::chrono::milliseconds body_timeout = kBodyTimeout;
  std::chrono::milliseconds import_body_timeout = kImportBodyTimeout;
  std::chrono::milliseconds write_timeout = kWriteTimeout;
  std::chrono::milliseconds stop_grace = kStopGrace;
  // Writing requests of one address; nothing for no limit.
  std::optional<RateLimit> write_limit = RateLimit{kWriteBurst, kWritesPerSecond};
};

class Server {
 public:
  // Called from several threads at once. What it throws becomes a problem with an incident id.
  using Handler = std::function<Response(Request const&)>;

  // Listens when it returns. unavailable when the port is taken or not allowed.
  static base::Result<std::unique_ptr<Server>> start(ServerOptions options, Handler handler);
  Server(Server const&) = delete;
  Server& operator=(Server const&) = delete;
  ~Server();  // stops

  std::uint16_t port() const;
  // Returns when SIGINT or SIGTERM has come, or stop() was called; the server still serves then.
  void wait_for_signal();
  // Takes no more requests, lets those under way finish within stop_grace, ends the threads.
  // Harmless when repeated; not to be called from the handler.
  void stop();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;

 public:
  // Only start() can make an Impl.
  explicit Server(std::unique_ptr<Impl> impl);
};

}  // namespace magpie::http
