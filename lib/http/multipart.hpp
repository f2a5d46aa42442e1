// SPDX-License-Identifier: Apache-2.0
// A form with files (multipart/form-data) read in pieces of any size, as they arrive; nothing of a file is kept here.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace http {

/// Where the parts go.
class PartSink {
 public:
  virtual void field(std::string name, std::string value) = 0;  ///< UTF-8 without NUL
  /// A file begins; `file_name` is without folders. Its bytes follow, then file_ends().
  virtual void file_begins(std::string field, std::string file_name, std::string stated_type) = 0;
  virtual void file_bytes(std::string_view bytes) = 0;
  virtual void file_ends() = 0;

 protected:
  ~PartSink() = default;
};

struct MultipartLimits {
  std::size_t parts = 2000;
  std::size_t text_bytes = std::size_t{1024} * 1024;  ///< all fields that are no files, together
};

class MultipartReader {
 public:
  /// `boundary` as the Content-Type states it; `sink` outlives the reader.
  MultipartReader(std::string_view boundary, PartSink& sink, MultipartLimits limits = {});
  /// The next bytes. BadRequest for what is no multipart form, TooLarge over a limit; what the sink throws goes
  /// through.
  void put(std::string_view bytes);
  /// All bytes have come. BadRequest where the form has no end.
  void finish() const;

 private:
  enum class State { preamble, delimiter, headers, text, file, empty_file, epilogue };
  bool step();
  bool read_content();
  bool read_delimiter();
  bool read_headers();
  void begin_part(std::string_view headers);
  void give(std::string_view content);
  void end_part();

  std::string delimiter_;  // CRLF, two dashes, the boundary
  PartSink* sink_;
  MultipartLimits limits_;
  State state_ = State::preamble;
  std::string pending_;   // bytes not yet understood
  std::size_t used_ = 0;  // of pending_
  std::size_t parts_ = 0;
  std::size_t text_bytes_ = 0;
  std::string name_;
  std::string value_;
};

/// boundary of "multipart/form-data; boundary=…"; empty where the type is another, or states none that may be one.
std::string multipart_boundary(std::string_view content_type);

}  // namespace http
