// TinyServer: a real HTTP server on 127.0.0.1 for tests, one connection at a time, that says what
// the test wrote down: files with an ETag (and 304 when it is asked with that one), redirects,
// errors, and answers that never end.
#pragma once

#include <atomic>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace magpie::fetch::testing {

struct Page {
  int status = 200;
  std::string body;
  std::string etag;
  std::string headers;  // more of them, each line ended by \r\n
};

class TinyServer {
 public:
  TinyServer();
  ~TinyServer();
  TinyServer(TinyServer const&) = delete;
  TinyServer& operator=(TinyServer const&) = delete;

  int port() const { return port_; }
  std::string url(std::string const& path) const;
  void put(std::string const& path, Page page);
  // The requests so far, heads as they came.
  std::vector<std::string> requests() const;

 private:
  void serve();
  void answer(int connection);
  std::string answer_to(std::string const& head);

  int listener_ = -1;
  int port_ = 0;
  std::atomic<bool> stopping_{false};
  mutable std::mutex mutex_;
  std::map<std::string, Page> pages_;
  std::vector<std::string> requests_;
  std::thread thread_;
};

}  // namespace magpie::fetch::testing
