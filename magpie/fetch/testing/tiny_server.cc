#include "magpie/fetch/testing/tiny_server.h"

#include <arpa/inet.h>
#include <fmt/core.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <stdexcept>

namespace magpie::fetch::testing {

namespace {

// The status that never answers.
constexpr int kSilent = 0;

void send_all(int connection, std::string const& text) {
  for (std::size_t sent = 0; sent < text.size();) {
    auto const more = send(connection, text.data() + sent, text.size() - sent, MSG_NOSIGNAL);
    if (more <= 0) return;
    sent += static_cast<std::size_t>(more);
  }
}

}  // namespace

TinyServer::TinyServer() : listener_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* const generic = reinterpret_cast<sockaddr*>(&address);
  if (bind(listener_, generic, size) != 0 || listen(listener_, 16) != 0 ||
      getsockname(listener_, generic, &size) != 0)
    throw std::runtime_error("no port for the test server");
  port_ = ntohs(address.sin_port);
  thread_ = std::thread([this] { serve(); });
}

TinyServer::~TinyServer() {
  stopping_ = true;
  thread_.join();
  close(listener_);
}

std::string TinyServer::url(std::string const& path) const {
  return fmt::format("http://127.0.0.1:{}{}", port_, path);
}

void TinyServer::put(std::string const& path, Page page) {
  std::lock_guard const lock(mutex_);
  pages_[path] = std::move(page);
}

std::vector<std::string> TinyServer::requests() const {
  std::lock_guard const lock(mutex_);
  return requests_;
}

void TinyServer::serve() {
  while (!stopping_) {
    pollfd waiting{listener_, POLLIN, 0};
    if (poll(&waiting, 1, 20) <= 0) continue;
    int const connection = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (connection < 0) continue;
    answer(connection);
    close(connection);
  }
}

void TinyServer::answer(int connection) {
  std::string head;
  char bytes[4096];
  while (head.find("\r\n\r\n") == std::string::npos) {
    auto const count = recv(connection, bytes, sizeof bytes, 0);
    if (count <= 0) return;
    head.append(bytes, static_cast<std::size_t>(count));
  }
  auto const text = answer_to(head);
  if (!text.empty()) {
    send_all(connection, text);
    return;
  }
  // Silent until the other side gives up.
  while (!stopping_) {
    pollfd waiting{connection, POLLIN, 0};
    if (poll(&waiting, 1, 20) > 0) return;
  }
}

std::string TinyServer::answer_to(std::string const& head) {
  std::lock_guard const lock(mutex_);
  requests_.push_back(head);
  auto const start = head.find(' ') + 1;
  auto const found = pages_.find(head.substr(start, head.find(' ', start) - start));
  auto const page = found == pages_.end() ? Page{404, "nothing here", "", ""} : found->second;
  if (page.status == kSilent) return {};
  bool const is_known =
      !page.etag.empty() && head.find("If-None-Match: " + page.etag + "\r\n") != std::string::npos;
  auto const tag = page.etag.empty() ? "" : "ETag: " + page.etag + "\r\n";
  if (is_known) return fmt::format("HTTP/1.1 304 Not Modified\r\n{}Connection: close\r\n\r\n", tag);
  return fmt::format("HTTP/1.1 {} Said\r\n{}{}Content-Length: {}\r\nConnection: close\r\n\r\n{}",
                     page.status, tag, page.headers, page.body.size(), page.body);
}

}  // namespace magpie::fetch::testing
