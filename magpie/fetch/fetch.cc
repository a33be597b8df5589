#include "magpie/fetch/fetch.h"

#include <curl/curl.h>
#include <fmt/core.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <memory>

#include "magpie/base/text.h"

namespace magpie::fetch {

namespace {

constexpr long kConnectTimeoutMs = 10'000;
constexpr std::size_t kHeaderMaxBytes = 1000;
constexpr std::size_t kFileNameMaxBytes = 120;

struct CloseCurl {
  void operator()(CURL* curl) const { curl_easy_cleanup(curl); }
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using Curl = std::unique_ptr<CURL, CloseCurl>;
using Url = std::unique_ptr<CURLU, CloseCurl>;
using HeaderList = std::unique_ptr<curl_slist, CloseCurl>;

std::string part_of(CURLU* url, CURLUPart part) {
  char* text = nullptr;
  if (curl_url_get(url, part, &text, 0) != CURLUE_OK) return {};
  std::string value(text);
  curl_free(text);
  return value;
}

// Nothing when it is no address at all.
Url parse(std::string const& text) {
  Url url(curl_url());
  if (url == nullptr || curl_url_set(url.get(), CURLUPART_URL, text.c_str(), 0) != CURLUE_OK)
    return nullptr;
  return url;
}

bool is_web(std::string const& scheme) {
  return scheme == "http" || scheme == "https";
}

// What one transfer collects; the callbacks of the library write here.
struct Transfer {
  Limits const& limits;
  Answer answer{};
  bool is_too_large = false;
  bool is_refused = false;
  bool is_cancelled = false;
};

std::size_t on_bytes(char* bytes, std::size_t size, std::size_t count, void* data) {
  auto& transfer = *static_cast<Transfer*>(data);
  auto const length = size * count;
  if (transfer.answer.bytes.size() + length > transfer.limits.bytes_max) {
    transfer.is_too_large = true;
    return 0;
  }
  transfer.answer.bytes.append(bytes, length);
  return length;
}

// Each answer of a chain of redirects starts with its status line.
std::size_t on_header(char* bytes, std::size_t size, std::size_t count, void* data) {
  auto& answer = static_cast<Transfer*>(data)->answer;
  std::string_view const line(bytes, size * count);
  if (line.starts_with("HTTP/")) {
    answer.etag.clear();
    answer.last_modified.clear();
  }
  auto const colon = line.find(':');
  if (colon == std::string_view::npos || line.size() > kHeaderMaxBytes) return line.size();
  auto const name = base::ascii_lower(line.substr(0, colon));
  auto const value = std::string(base::trim(line.substr(colon + 1)));
  if (!base::is_valid_utf8(value)) return line.size();
  if (name == "etag") answer.etag = value;
  if (name == "last-modified") answer.last_modified = value;
  return line.size();
}

curl_socket_t on_connect(void* data, curlsocktype, curl_sockaddr* address) {
  auto& transfer = *static_cast<Transfer*>(data);
  auto const endpoint = endpoint_of(address->addr);
  bool const may =
      transfer.limits.may_connect ? transfer.limits.may_connect(endpoint) : is_public(endpoint.ip);
  if (endpoint.ip.empty() || !may) {
    transfer.is_refused = true;
    return CURL_SOCKET_BAD;
  }
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

int on_progress(void* data, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  auto& transfer = *static_cast<Transfer*>(data);
  transfer.is_cancelled = transfer.limits.is_cancelled && transfer.limits.is_cancelled();
  return transfer.is_cancelled ? 1 : 0;
}

HeaderList headers_for(Request const& request) {
  curl_slist* list = nullptr;
  auto const add = [&](std::string const& line) {
    if (auto* longer = curl_slist_append(list, line.c_str())) list = longer;
  };
  if (!request.etag.empty()) add("If-None-Match: " + request.etag);
  if (!request.last_modified.empty()) add("If-Modified-Since: " + request.last_modified);
  return HeaderList(list);
}

void set_limits(CURL* curl, Limits const& limits) {
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(limits.time_max.count()));
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS,
                   std::min(kConnectTimeoutMs, static_cast<long>(limits.time_max.count())));
  curl_easy_setopt(curl, CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(limits.bytes_max));
  curl_easy_setopt(curl, CURLOPT_PROXY, "");
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 1L);
  curl_easy_setopt(curl, CURLOPT_MAXREDIRS, static_cast<long>(limits.redirects_max));
}

void set_callbacks(CURL* curl, Transfer& transfer) {
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, on_bytes);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &transfer);
  curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, on_header);
  curl_easy_setopt(curl, CURLOPT_HEADERDATA, &transfer);
  curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, on_connect);
  curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, &transfer);
  curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, on_progress);
  curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &transfer);
  curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
}

Failure failure_of(CURLcode code, Transfer const& transfer) {
  if (transfer.is_refused)
    return {"该网址指向内部网络，未连接；如确需使用，请管理员允许内网来源。",
            "The address leads into an internal network and was not opened: if that is meant, let "
            "the operator allow private feeds.",
            {}};
  if (transfer.is_too_large || code == CURLE_FILESIZE_EXCEEDED)
    return {
        fmt::format("源文件超过 {} MB，请分成几个较小的文件。", transfer.limits.bytes_max >> 20U),
        fmt::format("The source is larger than {} MB: split it into smaller files.",
                    transfer.limits.bytes_max >> 20U),
        {}};
  if (transfer.is_cancelled)
    return {"拉取被中断，稍后会再试。", "The pull was interrupted and will be tried again.", {}};
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
      return {"找不到该网址的主机，请核对网址。",
              "The host of the address is not known: check the address.",
              {}};
    case CURLE_OPERATION_TIMEDOUT:
      return {"源服务器没有及时回应，稍后会再试。",
              "The source did not answer in time and will be tried again.",
              {}};
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CONNECT_ERROR:
      return {"源服务器的证书无法验证，请联系其管理者。",
              "The certificate of the source cannot be verified: tell those who run it.",
              {}};
    case CURLE_TOO_MANY_REDIRECTS:
    case CURLE_UNSUPPORTED_PROTOCOL:
      return {"该网址转向过多或转向不允许的地址，请改用最终网址。",
              "The address is passed on too often or to where we do not follow: enter the final "
              "address.",
              {}};
    default:
      return {"无法连接源服务器，稍后会再试。",
              "The source cannot be reached and will be tried again.",
              {}};
  }
}

Failure failure_of_status(CURL* curl, long status) {
  curl_off_t wait_s = 0;
  curl_easy_getinfo(curl, CURLINFO_RETRY_AFTER, &wait_s);
  auto const wait = wait_s > 0 ? std::optional<std::int64_t>(wait_s) : std::nullopt;
  if (status == 404 || status == 410)
    return {fmt::format("源网址上没有文件（{}），请核对网址。", status),
            fmt::format("There is no file at the address ({}): check the address.", status), wait};
  if (status == 401 || status == 403)
    return {fmt::format("源服务器不允许读取（{}），请换用公开的网址。", status),
            fmt::format("The source does not let us read it ({}): use an open address.", status),
            wait};
  return {fmt::format("源服务器回应 {}，稍后会再试。", status),
          fmt::format("The source answered {} and will be tried again.", status), wait};
}

std::string file_name_of(CURL* curl) {
  char* text = nullptr;
  curl_easy_getinfo(curl, CURLINFO_EFFECTIVE_URL, &text);
  auto const url = text == nullptr ? Url() : parse(text);
  if (url == nullptr) return {};
  auto const path = part_of(url.get(), CURLUPART_PATH);
  int length = 0;
  auto const piece = path.substr(path.rfind('/') + 1);
  char* decoded = curl_easy_unescape(curl, piece.c_str(), static_cast<int>(piece.size()), &length);
  std::string name(decoded == nullptr ? "" : std::string(decoded, static_cast<size_t>(length)));
  curl_free(decoded);
  bool const is_plain =
      base::is_valid_utf8(name) && std::none_of(name.begin(), name.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == '/' || c == '\\';
      });
  return is_plain ? base::shorten(name, kFileNameMaxBytes) : std::string();
}

// The library wants to be set up once, before threads use it.
bool is_set_up() {
  static bool const done = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
  return done;
}

}  // namespace

tl::expected<Answer, Failure> get(Request const& request, Limits const& limits) {
  Transfer transfer{limits};
  Curl const curl(is_set_up() ? curl_easy_init() : nullptr);
  auto const url = parse(request.url);
  if (curl == nullptr || url == nullptr)
    return tl::make_unexpected(failure_of(CURLE_COULDNT_RESOLVE_HOST, transfer));
  auto const headers = headers_for(request);
  curl_easy_setopt(curl.get(), CURLOPT_URL, request.url.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_HTTPHEADER, headers.get());
  curl_easy_setopt(curl.get(), CURLOPT_USERAGENT, "Magpie");
  curl_easy_setopt(curl.get(), CURLOPT_ACCEPT_ENCODING, "");
  curl_easy_setopt(curl.get(), CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
  curl_easy_setopt(curl.get(), CURLOPT_PROTOCOLS_STR, "http,https");
  // What started encrypted stays so.
  bool const is_secure = part_of(url.get(), CURLUPART_SCHEME) == "https";
  curl_easy_setopt(curl.get(), CURLOPT_REDIR_PROTOCOLS_STR, is_secure ? "https" : "http,https");
  set_limits(curl.get(), limits);
  set_callbacks(curl.get(), transfer);
  auto const code = curl_easy_perform(curl.get());
  if (code != CURLE_OK) return tl::make_unexpected(failure_of(code, transfer));
  long status = 0;
  curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
  bool const has_known = !request.etag.empty() || !request.last_modified.empty();
  transfer.answer.is_unchanged = status == 304 && has_known;
  if (status != 200 && !transfer.answer.is_unchanged)
    return tl::make_unexpected(failure_of_status(curl.get(), status));
  transfer.answer.file_name = file_name_of(curl.get());
  return std::move(transfer.answer);
}

base::Status check_url(std::string const& url) {
  auto const parsed = parse(url);
  bool const is_plain = std::none_of(url.begin(), url.end(), [](char c) {
    return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F;
  });
  if (parsed == nullptr || !is_plain || !is_web(part_of(parsed.get(), CURLUPART_SCHEME)) ||
      part_of(parsed.get(), CURLUPART_HOST).empty())
    return base::fail(base::ErrorCode::invalid_argument,
                      "请填写以 http:// 或 https:// 开头的完整网址。 Enter a whole address that "
                      "starts with http:// or https://.",
                      "url");
  if (!part_of(parsed.get(), CURLUPART_USER).empty() ||
      !part_of(parsed.get(), CURLUPART_PASSWORD).empty())
    return base::fail(base::ErrorCode::invalid_argument,
                      "网址中请不要包含用户名和密码。 Leave user name and password out of the "
                      "address.",
                      "url");
  return {};
}

std::string loggable(std::string const& url) {
  auto const parsed = parse(url);
  if (parsed == nullptr) return "(no address)";
  auto const port = part_of(parsed.get(), CURLUPART_PORT);
  return fmt::format("{}://{}{}{}", part_of(parsed.get(), CURLUPART_SCHEME),
                     part_of(parsed.get(), CURLUPART_HOST), port.empty() ? "" : ":" + port,
                     part_of(parsed.get(), CURLUPART_PATH));
}

}  // namespace magpie::fetch
