#include "magpie/http/server.h"

#include <fmt/core.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <condition_variable>
#include <mutex>
#include <set>
#include <thread>
#include <vector>

#include "magpie/http/delivery.h"
#include "magpie/http/problem.h"
#include "magpie/http/wire.h"

namespace magpie::http {

namespace net = boost::asio;
namespace beast = boost::beast;
using net::ip::tcp;
using Parser = beast::http::request_parser<beast::http::string_body>;

namespace {

constexpr std::size_t kWritePieceBytes = 64U << 10U;
// A refused body is read and thrown away this far, so that the client reads the refusal before its
// connection breaks.
constexpr std::size_t kDrainMaxBytes = 64U << 20U;
constexpr auto kDrainTimeout = std::chrono::seconds(2);
// Pause when the system has no more file descriptors.
constexpr auto kAcceptPause = std::chrono::milliseconds(50);

auto await_into(beast::error_code& error) {
  return net::redirect_error(net::use_awaitable, error);
}

std::string_view to_view(beast::string_view text) {
  return {text.data(), text.size()};
}

// A file to import may be larger than any other body.
bool is_import(Parser const& parser) {
  auto const target = to_view(parser.get().target());
  return parser.get().method() == beast::http::verb::post &&
         target.substr(0, target.find('?')).ends_with("/api/v1/imports");
}

Response refusal_of(beast::error_code const& error, bool is_file) {
  using Wrong = beast::http::error;
  if (error == Wrong::body_limit && is_file) {
    return problem_response(413, "too_large",
                            "the file is larger than 64 MB: split it and import the parts one "
                            "after the other");
  }
  if (error == Wrong::body_limit) {
    return problem_response(413, "too_large", "the body is too large: send less at once");
  }
  if (error == Wrong::header_limit || error == Wrong::buffer_overflow) {
    return problem_response(431, "header_too_large",
                            "the address or the headers are too long: shorten them");
  }
  return problem_response(400, "bad_request", "this is no valid HTTP/1.1 request");
}

// Only what the client sent wrong is answered; a connection that broke or timed out is closed.
bool is_answerable(beast::error_code const& error) {
  static auto const& http_category = make_error_code(beast::http::error::bad_method).category();
  return error.category() == http_category && error != beast::http::error::end_of_stream &&
         error != beast::http::error::partial_message;
}

}  // namespace

class Server::Impl {
 public:
  Impl(ServerOptions options, Handler handler)
      : options_(std::move(options)), handler_(std::move(handler)) {
    if (options_.write_limit) limiter_.emplace(*options_.write_limit);
  }

  base::Status listen();
  void run();
  void stop();
  void wait_for_signal();
  std::uint16_t port() const { return port_; }

 private:
  // Shared by its coroutine and by stop(), which wakes the coroutine from another thread.
  struct Connection {
    explicit Connection(tcp::socket socket, std::size_t buffer_max)
        : stream(std::move(socket)), buffer(buffer_max) {}
    beast::tcp_stream stream;
    beast::flat_buffer buffer;
    std::string peer;
    bool is_waiting = true;  // for a request; touched on the strand only
  };
  using ConnectionPtr = std::shared_ptr<Connection>;

  net::awaitable<void> accept_loop();
  void open(tcp::socket socket);
  void close(ConnectionPtr const& connection);
  net::awaitable<void> serve(ConnectionPtr connection);
  net::awaitable<bool> serve_one(Connection& connection);
  net::awaitable<beast::error_code> read(Connection& connection, Parser& parser);
  net::awaitable<bool> write(Connection& connection, Response const& response, After after,
                             bool with_body);
  net::awaitable<void> refuse_and_drain(Connection& connection, Response response);
  net::awaitable<void> refuse_crowd(tcp::socket socket);
  base::Result<Request> request_of(Parser& parser, std::string const& peer) const;
  Response answer(Request const& request);
  Response call(Request const& request);

  ServerOptions options_;
  Handler handler_;
  std::optional<RateLimiter> limiter_;
  net::io_context io_;
  tcp::acceptor acceptor_{net::make_strand(io_)};
  std::uint16_t port_ = 0;
  std::vector<std::thread> threads_;
  std::atomic<bool> is_stopping_ = false;
  std::mutex mutex_;  // guards what follows
  std::condition_variable changed_;
  std::set<ConnectionPtr> connections_;
  bool is_told_to_stop_ = false;
};

base::Status Server::Impl::listen() {
  beast::error_code error;
  auto const address = net::ip::make_address(options_.address, error);
  if (error) {
    return base::fail(base::ErrorCode::invalid_argument,
                      fmt::format("\"{}\" is no address to listen on: use 127.0.0.1 or 0.0.0.0",
                                  options_.address),
                      "address");
  }
  tcp::endpoint const endpoint(address, options_.port);
  acceptor_.open(endpoint.protocol(), error);
  if (!error) acceptor_.set_option(net::socket_base::reuse_address(true), error);
  if (!error) acceptor_.bind(endpoint, error);
  if (!error) acceptor_.listen(net::socket_base::max_listen_connections, error);
  if (error == net::error::address_in_use) {
    return base::fail(
        base::ErrorCode::unavailable,
        fmt::format("port {} is in use: stop the other program or use --port", options_.port),
        "port");
  }
  if (error == net::error::access_denied) {
    return base::fail(base::ErrorCode::unavailable,
                      fmt::format("port {} is for the system only: use --port with a number "
                                  "above 1023",
                                  options_.port),
                      "port");
  }
  if (error) {
    return base::fail(base::ErrorCode::unavailable,
                      fmt::format("cannot listen on {} port {}: {}", options_.address,
                                  options_.port, error.message()),
                      "port");
  }
  port_ = acceptor_.local_endpoint().port();
  return {};
}

void Server::Impl::run() {
  auto const log_failure = [](std::exception_ptr failure) {
    if (!failure) return;
    try {
      std::rethrow_exception(failure);
    } catch (std::exception const& exception) {
      spdlog::error("the server stopped accepting: {}", exception.what());
    }
  };
  net::co_spawn(acceptor_.get_executor(), accept_loop(), log_failure);
  for (int i = 0; i < std::max(1, options_.threads); ++i) {
    threads_.emplace_back([this] { io_.run(); });
  }
}

void Server::Impl::wait_for_signal() {
  net::io_context signals_io;
  net::signal_set signals(signals_io, SIGINT, SIGTERM);
  std::atomic<bool> has_come = false;
  signals.async_wait([&](beast::error_code const& error, int) {
    if (error) return;
    std::lock_guard const lock(mutex_);
    has_come = true;
    changed_.notify_all();
  });
  std::thread waiter([&] { signals_io.run(); });
  {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return has_come || is_told_to_stop_; });
  }
  signals_io.stop();
  waiter.join();
}

void Server::Impl::stop() {
  {
    std::unique_lock lock(mutex_);
    if (!is_told_to_stop_) {
      is_told_to_stop_ = true;
      is_stopping_ = true;
      changed_.notify_all();
      net::post(acceptor_.get_executor(), [this] {
        beast::error_code ignored;
        acceptor_.close(ignored);
      });
      for (auto const& connection : connections_) {
        net::post(connection->stream.get_executor(), [connection] {
          if (connection->is_waiting) connection->stream.close();
        });
      }
    }
    changed_.wait_for(lock, options_.stop_grace, [&] { return connections_.empty(); });
  }
  io_.stop();
  for (auto& thread : threads_) {
    if (thread.joinable()) thread.join();
  }
}

net::awaitable<void> Server::Impl::accept_loop() {
  while (!is_stopping_) {
    beast::error_code error;
    // Each connection has its own strand: its coroutine runs on one thread at a time.
    tcp::socket socket = co_await acceptor_.async_accept(net::make_strand(io_), await_into(error));
    if (!error) {
      open(std::move(socket));
      continue;
    }
    if (error == net::error::operation_aborted || error == net::error::bad_descriptor) break;
    net::steady_timer pause(acceptor_.get_executor(), kAcceptPause);
    co_await pause.async_wait(await_into(error));
  }
}

void Server::Impl::open(tcp::socket socket) {
  auto const executor = socket.get_executor();
  std::unique_lock lock(mutex_);
  if (is_told_to_stop_) return;
  if (connections_.size() >= static_cast<std::size_t>(options_.connections_max)) {
    lock.unlock();
    net::co_spawn(executor, refuse_crowd(std::move(socket)), [](std::exception_ptr) {
      // A client that cannot even be refused is gone: there is nobody to tell.
    });
    return;
  }
  auto const connection =
      std::make_shared<Connection>(std::move(socket), options_.header_max_bytes + kWritePieceBytes);
  connections_.insert(connection);
  lock.unlock();
  net::co_spawn(executor, serve(connection), [this, connection](std::exception_ptr failure) {
    close(connection);
    if (!failure) return;
    try {
      std::rethrow_exception(failure);
    } catch (std::exception const& exception) {
      spdlog::error("connection from {}: {}", connection->peer, exception.what());
    }
  });
}

void Server::Impl::close(ConnectionPtr const& connection) {
  connection->stream.close();
  std::lock_guard const lock(mutex_);
  connections_.erase(connection);
  changed_.notify_all();
}

net::awaitable<void> Server::Impl::serve(ConnectionPtr connection) {
  beast::error_code ignored;
  auto& socket = connection->stream.socket();
  socket.set_option(tcp::no_delay(true), ignored);
  auto const remote = socket.remote_endpoint(ignored);
  connection->peer = remote.address().to_string(ignored);
  bool goes_on = true;
  while (goes_on && !is_stopping_) goes_on = co_await serve_one(*connection);
}

// False when the connection is to be closed.
net::awaitable<bool> Server::Impl::serve_one(Connection& connection) {
  Parser parser;
  parser.header_limit(options_.header_max_bytes);
  // What a request may send is known with its header.
  parser.body_limit(std::max(options_.body_max_bytes, options_.import_body_max_bytes));
  connection.is_waiting = true;
  beast::error_code const error = co_await read(connection, parser);
  connection.is_waiting = false;
  if (error) {
    if (is_answerable(error))
      co_await refuse_and_drain(connection, refusal_of(error, is_import(parser)));
    co_return false;
  }
  bool const keeps_open = parser.keep_alive();
  auto const request = request_of(parser, connection.peer);
  if (!request) {
    co_await refuse_and_drain(connection, problem_response(request.error()));
    co_return false;
  }
  Response const response = answer(*request);
  After const after = keeps_open && !is_stopping_ ? After::keep_open : After::close;
  bool const was_written = co_await write(connection, response, after, request->method != "HEAD");
  co_return was_written&& after == After::keep_open;
}

net::awaitable<beast::error_code> Server::Impl::read(Connection& connection, Parser& parser) {
  beast::error_code error;
  connection.stream.expires_after(options_.header_timeout);
  co_await beast::http::async_read_header(connection.stream, connection.buffer, parser,
                                          await_into(error));
  if (error) co_return error;
  connection.is_waiting = false;
  bool const is_file = is_import(parser);
  auto const limit = is_file ? options_.import_body_max_bytes : options_.body_max_bytes;
  if (parser.content_length().value_or(0) > limit)
    co_return make_error_code(beast::http::error::body_limit);
  parser.body_limit(limit);
  connection.stream.expires_after(is_file ? options_.import_body_timeout : options_.body_timeout);
  if (beast::iequals(parser.get()[beast::http::field::expect], "100-continue")) {
    static constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
    co_await net::async_write(connection.stream, net::buffer(kContinue.data(), kContinue.size()),
                              await_into(error));
    if (error) co_return error;
  }
  co_await beast::http::async_read(connection.stream, connection.buffer, parser, await_into(error));
  co_return error;
}

net::awaitable<bool> Server::Impl::write(Connection& connection, Response const& response,
                                         After after, bool with_body) {
  std::string const head = head_text(response, after, std::time(nullptr));
  std::string_view body = with_body ? response.body.view() : std::string_view();
  std::string_view const first = body.substr(0, kWritePieceBytes);
  std::array<net::const_buffer, 2> const start{net::buffer(head),
                                               net::buffer(first.data(), first.size())};
  beast::error_code error;
  connection.stream.expires_after(options_.write_timeout);
  co_await net::async_write(connection.stream, start, await_into(error));
  body.remove_prefix(first.size());
  while (!error && !body.empty()) {
    std::string_view const piece = body.substr(0, kWritePieceBytes);
    connection.stream.expires_after(options_.write_timeout);
    co_await net::async_write(connection.stream, net::buffer(piece.data(), piece.size()),
                              await_into(error));
    body.remove_prefix(piece.size());
  }
  co_return !error;
}

net::awaitable<void> Server::Impl::refuse_and_drain(Connection& connection, Response response) {
  Response const finished = finish(Request{.method = "GET"}, std::move(response));
  bool const was_written = co_await write(connection, finished, After::close, true);
  if (!was_written) co_return;
  beast::error_code error;
  connection.stream.socket().shutdown(tcp::socket::shutdown_send, error);
  std::vector<char> thrown_away(kWritePieceBytes);
  connection.stream.expires_after(kDrainTimeout);
  std::size_t drained = 0;
  while (!error && drained < kDrainMaxBytes) {
    drained +=
        co_await connection.stream.async_read_some(net::buffer(thrown_away), await_into(error));
  }
}

net::awaitable<void> Server::Impl::refuse_crowd(tcp::socket socket) {
  Connection connection(std::move(socket), kWritePieceBytes);
  auto response = problem_response(
      {base::ErrorCode::unavailable, "too many visitors at this moment: try again in a minute"});
  response.headers.set("Retry-After", "60");
  co_await refuse_and_drain(connection, std::move(response));
}

base::Result<Request> Server::Impl::request_of(Parser& parser, std::string const& peer) const {
  auto& message = parser.get();
  Request request{.method = std::string(to_view(message.method_string())), .peer = peer};
  for (auto const& field : message) {
    request.headers.add(to_view(field.name_string()), std::string(to_view(field.value())));
  }
  if (message.version() >= 11 && !request.headers.contains("Host")) {
    return base::fail(base::ErrorCode::invalid_argument, "an HTTP/1.1 request names its Host",
                      "Host");
  }
  MAGPIE_TRY_STATUS(set_target(request, to_view(message.target())));
  request.body = std::move(message.body());
  return request;
}

Response Server::Impl::answer(Request const& request) {
  return finish(request, call(request));
}

// One of the two places that catch: what a handler throws is our fault, and is told as such.
Response Server::Impl::call(Request const& request) {
  try {
    if (auto refusal =
            refuse(request, limiter_ ? &*limiter_ : nullptr, RateLimiter::Clock::now())) {
      return std::move(*refusal);
    }
    return handler_(request);
  } catch (std::exception const& exception) {
    return problem_response(exception);
  }
}

base::Result<std::unique_ptr<Server>> Server::start(ServerOptions options, Handler handler) {
  auto impl = std::make_unique<Impl>(std::move(options), std::move(handler));
  MAGPIE_TRY_STATUS(impl->listen());
  impl->run();
  return std::make_unique<Server>(std::move(impl));
}

Server::Server(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Server::~Server() {
  impl_->stop();
}
std::uint16_t Server::port() const {
  return impl_->port();
}
void Server::wait_for_signal() {
  impl_->wait_for_signal();
}
void Server::stop() {
  impl_->stop();
}

}  // namespace magpie::http
