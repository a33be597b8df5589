// One connection to a server on this machine, kept alive, without Nagle's delay: what a busy client
// of the API sees. Only for answers with a Content-Length.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>

namespace magpie::bench {

class KeepAlive {
 public:
  explicit KeepAlive(std::uint16_t port) : socket_(socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int const on = 1;
    setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    is_open_ = connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
  }
  KeepAlive(KeepAlive const&) = delete;
  KeepAlive& operator=(KeepAlive const&) = delete;
  ~KeepAlive() { close(socket_); }

  bool is_open() const { return is_open_; }

  // The size of a 200's body; nothing for every other answer.
  std::optional<std::size_t> get(std::string const& target) {
    auto const request = "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    if (send(socket_, request.data(), request.size(), 0) != static_cast<ssize_t>(request.size()))
      return std::nullopt;
    std::string answer;
    auto end = std::string::npos;
    while ((end = answer.find("\r\n\r\n")) == std::string::npos) {
      if (!receive(answer)) return std::nullopt;
    }
    auto const at = answer.find("Content-Length: ");
    if (at > end || !answer.starts_with("HTTP/1.1 200")) return std::nullopt;
    auto const size = std::strtoull(answer.c_str() + at + 16, nullptr, 10);
    while (answer.size() < end + 4 + size) {
      if (!receive(answer)) return std::nullopt;
    }
    return size;
  }

 private:
  bool receive(std::string& answer) {
    std::array<char, 65536> buffer{};
    auto const count = recv(socket_, buffer.data(), buffer.size(), 0);
    if (count > 0) answer.append(buffer.data(), static_cast<std::size_t>(count));
    return count > 0;
  }

  int socket_;
  bool is_open_ = false;
};

}  // namespace magpie::bench
