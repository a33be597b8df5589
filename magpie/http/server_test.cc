// Real sockets on a free port: what only the server does.
#include "magpie/http/server.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <latch>
#include <thread>
#include <vector>

#include "magpie/http/router.h"

namespace magpie::http {
namespace {

// A plain blocking client. Gives up after five seconds.
class Client {
 public:
  explicit Client(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    timeval const patience{.tv_sec = 5, .tv_usec = 0};
    setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    is_connected_ = ::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
  }
  Client(Client const&) = delete;
  Client& operator=(Client const&) = delete;
  ~Client() { ::close(socket_); }

  bool is_connected() const { return is_connected_; }
  void send(std::string_view bytes) {
    while (!bytes.empty()) {
      auto const sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
  }
  // One answer: its head, then as many bytes as Content-Length says.
  std::string receive(bool with_body = true) {
    while (buffer_.find("\r\n\r\n") == std::string::npos) {
      if (!receive_some()) return take(buffer_.size());
    }
    auto const head_end = buffer_.find("\r\n\r\n") + 4;
    auto const at = buffer_.substr(0, head_end).find("Content-Length: ");
    std::size_t length = head_end;
    if (with_body && at != std::string::npos) length += std::stoul(buffer_.substr(at + 16));
    while (buffer_.size() < length && receive_some()) {
    }
    return take(std::min(length, buffer_.size()));
  }
  bool is_closed_by_server() { return buffer_.empty() && !receive_some(); }

 private:
  bool receive_some() {
    char piece[65536];
    auto const count = ::recv(socket_, piece, sizeof piece, 0);
    if (count <= 0) return false;
    buffer_.append(piece, static_cast<std::size_t>(count));
    return true;
  }
  std::string take(std::size_t count) {
    auto taken = buffer_.substr(0, count);
    buffer_.erase(0, count);
    return taken;
  }

  int socket_;
  bool is_connected_ = false;
  std::string buffer_;
};

std::string status_of(std::string const& answer) {
  return answer.substr(0, answer.find("\r\n"));
}

std::string body_of(std::string const& answer) {
  auto const end = answer.find("\r\n\r\n");
  return end == std::string::npos ? "" : answer.substr(end + 4);
}

class ServerTest : public testing::Test {
 protected:
  ServerTest() {
    router.add("GET", "/hello", [](Request const&) { return make_response("text/plain", "hi"); });
    router.add("GET", "/big", [](Request const&) {
      return make_response("application/octet-stream", std::string(5'000'000, 'b'));
    });
    router.add("POST", "/echo",
               [](Request const& request) { return make_response("text/plain", request.body); });
    router.add("GET", "/boom", [](Request const&) -> Response { throw std::runtime_error("x"); });
    router.add("GET", "/peer",
               [](Request const& r) { return make_response("text/plain", r.peer); });
  }
  void start(ServerOptions options = {}) {
    options.port = 0;
    server = Server::start(options, [this](Request const& r) { return router.answer(r); }).value();
  }
  std::string ask(std::string_view bytes) {
    Client client(server->port());
    client.send(bytes);
    return client.receive();
  }

  Router router;
  std::unique_ptr<Server> server;
};

TEST_F(ServerTest, AnswersAndKeepsTheConnection) {
  start();
  Client client(server->port());
  for (int i = 0; i < 3; ++i) {
    client.send("GET /hello HTTP/1.1\r\nHost: x\r\n\r\n");
    auto const answer = client.receive();
    EXPECT_EQ(status_of(answer), "HTTP/1.1 200 OK");
    EXPECT_NE(answer.find("Connection: keep-alive\r\n"), std::string::npos);
    EXPECT_EQ(body_of(answer), "hi");
  }
  client.send("GET /hello HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  EXPECT_NE(client.receive().find("Connection: close\r\n"), std::string::npos);
  EXPECT_TRUE(client.is_closed_by_server());
}

TEST_F(ServerTest, AnswersPipelinedRequestsInOrder) {
  start();
  Client client(server->port());
  client.send(
      "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\na"
      "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\nb");
  EXPECT_EQ(body_of(client.receive()), "a");
  EXPECT_EQ(body_of(client.receive()), "b");
}

TEST_F(ServerTest, ClosesAfterAnOldRequest) {
  start();
  Client client(server->port());
  client.send("GET /hello HTTP/1.0\r\n\r\n");
  EXPECT_EQ(body_of(client.receive()), "hi");
  EXPECT_TRUE(client.is_closed_by_server());
}

TEST_F(ServerTest, AnswersHeadWithTheLengthAndNoBody) {
  start();
  Client client(server->port());
  client.send("HEAD /hello HTTP/1.1\r\nHost: x\r\n\r\nGET /hello HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_NE(client.receive(false).find("Content-Length: 2\r\n"), std::string::npos);
  EXPECT_EQ(body_of(client.receive()), "hi");
}

TEST_F(ServerTest, SendsLargeAnswersWhole) {
  start();
  EXPECT_EQ(body_of(ask("GET /big HTTP/1.1\r\nHost: x\r\n\r\n")), std::string(5'000'000, 'b'));
}

TEST_F(ServerTest, TakesChunkedBodies) {
  start();
  EXPECT_EQ(body_of(ask("POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                        "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n")),
            "abcde");
}

TEST_F(ServerTest, AsksForABodyThatWaitsForIt) {
  start();
  Client client(server->port());
  client.send(
      "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(client.receive(), "HTTP/1.1 100 Continue\r\n\r\n");
  client.send("ok");
  EXPECT_EQ(body_of(client.receive()), "ok");
}

TEST_F(ServerTest, RefusesABodyAboveTheLimit) {
  start({.body_max_bytes = 1000});
  EXPECT_EQ(status_of(ask("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n" +
                          std::string(1000, 'x'))),
            "HTTP/1.1 200 OK");
  // Large enough that the client is still sending when it is refused.
  auto const answer = ask("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 5000000\r\n\r\n" +
                          std::string(5'000'000, 'x'));
  EXPECT_EQ(status_of(answer), "HTTP/1.1 413 Content Too Large");
  EXPECT_EQ(
      body_of(answer),
      R"({"type":"urn:magpie:problem:too_large","title":"too large","code":"too_large","status":413,)"
      R"("detail":"the body is too large: send less at once"})");
}

TEST_F(ServerTest, AFileToImportMayBeLargerThanAnotherBody) {
  start({.body_max_bytes = 1000, .import_body_max_bytes = 3000});
  auto const sent = [&](std::string const& method, std::string const& path, std::size_t size) {
    return ask(method + " " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: " +
               std::to_string(size) + "\r\n\r\n" + std::string(size, 'x'));
  };
  auto const refused = [](std::string const& answer) {
    return status_of(answer).find("413") != std::string::npos;
  };
  EXPECT_FALSE(refused(sent("POST", "/api/v1/imports?file_name=a.csv", 3000)));
  EXPECT_FALSE(refused(sent("POST", "/a/heshun/api/v1/imports?file_name=a.csv", 3000)));
  EXPECT_TRUE(refused(sent("POST", "/api/v1/places?x=/api/v1/imports", 3000)));
  EXPECT_TRUE(refused(sent("PUT", "/api/v1/imports", 3000)));
  auto const answer = sent("POST", "/api/v1/imports?file_name=a.csv", 3001);
  EXPECT_NE(body_of(answer).find("the file is larger than 64 MB: split it and import the parts one "
                                 "after the other"),
            std::string::npos);
}

TEST_F(ServerTest, RefusesAChunkedBodyAboveTheLimit) {
  start({.body_max_bytes = 1000});
  std::string bytes = "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
  for (int i = 0; i < 30; ++i) bytes += "64\r\n" + std::string(100, 'x') + "\r\n";
  EXPECT_EQ(status_of(ask(bytes + "0\r\n\r\n")), "HTTP/1.1 413 Content Too Large");
}

TEST_F(ServerTest, RefusesAHeaderAboveTheLimit) {
  start();
  auto const answer = ask("GET /hello HTTP/1.1\r\nHost: x\r\nX: " + std::string(100'000, 'x'));
  EXPECT_EQ(status_of(answer), "HTTP/1.1 431 Request Header Fields Too Large");
  EXPECT_EQ(status_of(ask("GET /" + std::string(100'000, 'x') + " HTTP/1.1\r\nHost: x\r\n\r\n")),
            "HTTP/1.1 431 Request Header Fields Too Large");
}

TEST_F(ServerTest, RefusesWhatIsNoRequest) {
  start();
  for (std::string const bytes :
       {"hello\r\n\r\n", "GET /hello HTTP/1.1\r\n\r\n", "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
        "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: "
        "chunked\r\n\r\n0\r\n\r\n"}) {
    EXPECT_EQ(status_of(ask(bytes)), "HTTP/1.1 400 Bad Request") << bytes;
  }
}

TEST_F(ServerTest, TurnsAnExceptionIntoAnIncidentAndGoesOn) {
  start();
  EXPECT_EQ(status_of(ask("GET /boom HTTP/1.1\r\nHost: x\r\n\r\n")),
            "HTTP/1.1 500 Internal Server Error");
  EXPECT_EQ(body_of(ask("GET /hello HTTP/1.1\r\nHost: x\r\n\r\n")), "hi");
}

TEST_F(ServerTest, KnowsTheAddressOfTheOtherSide) {
  start();
  EXPECT_EQ(body_of(ask("GET /peer HTTP/1.1\r\nHost: x\r\n\r\n")), "127.0.0.1");
}

TEST_F(ServerTest, LimitsWritingRequestsOnly) {
  start({.write_limit = RateLimit{.burst = 2, .per_second = 0.001}});
  std::string const post = "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n";
  EXPECT_EQ(status_of(ask(post)), "HTTP/1.1 200 OK");
  EXPECT_EQ(status_of(ask(post)), "HTTP/1.1 200 OK");
  EXPECT_EQ(status_of(ask(post)), "HTTP/1.1 429 Too Many Requests");
  EXPECT_EQ(status_of(ask("GET /hello HTTP/1.1\r\nHost: x\r\n\r\n")), "HTTP/1.1 200 OK");
}

TEST_F(ServerTest, ClosesSlowClients) {
  using namespace std::chrono_literals;
  start({.header_timeout = 100ms, .body_timeout = 100ms});
  Client silent(server->port());
  EXPECT_TRUE(silent.is_closed_by_server());
  Client half_head(server->port());
  half_head.send("GET /hello HT");
  EXPECT_TRUE(half_head.is_closed_by_server());
  Client half_body(server->port());
  half_body.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc");
  EXPECT_TRUE(half_body.is_closed_by_server());
}

TEST_F(ServerTest, ADripDoesNotProlongTheTime) {
  using namespace std::chrono_literals;
  start({.header_timeout = 200ms});
  Client client(server->port());
  std::string const request = "GET /hello HTTP/1.1\r\nHost: x\r\n\r\n";
  for (char const c : request) {
    client.send(std::string_view(&c, 1));
    std::this_thread::sleep_for(20ms);
  }
  EXPECT_TRUE(client.is_closed_by_server());
}

TEST_F(ServerTest, ServesSixtyFourClientsAtOnce) {
  start({.write_limit = std::nullopt});
  std::atomic<int> right = 0;
  {
    std::vector<std::jthread> clients;
    for (int i = 0; i < 64; ++i) {
      clients.emplace_back([&, i] {
        Client client(server->port());
        std::string const body = std::to_string(i);
        for (int j = 0; j < 20; ++j) {
          client.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: " +
                      std::to_string(body.size()) + "\r\n\r\n" + body);
          if (body_of(client.receive()) == body) ++right;
        }
      });
    }
  }
  EXPECT_EQ(right, 64 * 20);
}

TEST_F(ServerTest, TellsACrowdToComeBack) {
  start({.connections_max = 2});
  Client first(server->port());
  Client second(server->port());
  first.send("GET /hello HTTP/1.1\r\nHost: x\r\n\r\n");
  second.send("GET /hello HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(body_of(first.receive()), "hi");
  EXPECT_EQ(body_of(second.receive()), "hi");
  EXPECT_EQ(status_of(ask("GET /hello HTTP/1.1\r\nHost: x\r\n\r\n")),
            "HTTP/1.1 503 Service Unavailable");
}

TEST_F(ServerTest, SaysThatAPortIsInUse) {
  start();
  auto const second =
      Server::start({.port = server->port()}, [](Request const&) -> Response { return {}; });
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, base::ErrorCode::unavailable);
  EXPECT_EQ(second.error().message, "port " + std::to_string(server->port()) +
                                        " is in use: stop the other program or use --port");
  EXPECT_FALSE(
      Server::start({.address = "nowhere"}, [](Request const&) -> Response { return {}; }));
}

TEST_F(ServerTest, FinishesWhatIsUnderWayWhenStopped) {
  using namespace std::chrono_literals;
  std::latch has_begun(1);
  router.add("GET", "/slow", [&](Request const&) {
    has_begun.count_down();
    std::this_thread::sleep_for(200ms);
    return make_response("text/plain", "done");
  });
  start();
  Client idle(server->port());
  idle.send("GET /hello HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(body_of(idle.receive()), "hi");
  Client busy(server->port());
  busy.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
  has_begun.wait();
  auto const port = server->port();
  server->stop();
  auto const answer = busy.receive();
  EXPECT_EQ(body_of(answer), "done");
  EXPECT_NE(answer.find("Connection: close\r\n"), std::string::npos);
  EXPECT_TRUE(busy.is_closed_by_server());
  EXPECT_TRUE(idle.is_closed_by_server());
  EXPECT_FALSE(Client(port).is_connected());
  server->stop();
}

TEST_F(ServerTest, WaitsForATerminationSignal) {
  start();
  std::jthread killer([] {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    ::kill(::getpid(), SIGTERM);
  });
  server->wait_for_signal();
  EXPECT_EQ(body_of(ask("GET /hello HTTP/1.1\r\nHost: x\r\n\r\n")), "hi");
}

}  // namespace
}  // namespace magpie::http
