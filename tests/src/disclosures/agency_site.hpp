// SPDX-License-Identifier: Apache-2.0
// The web site of the fictional agency of tests/world/thung_thong on loopback: its pages as they stand there, its
// documents made from their texts, its QR codes drawn. What is wrong on it is what the assessors of a published report
// found: o2, o5, o9, o12, o17, o21 and o33 of fiscal year 2567.
#pragma once
#include <map>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "lib/http/server.hpp"

namespace disclosure_test {

class AgencySite {
 public:
  /// `front_qr`: what the QR code of the survey on the front page opens.
  explicit AgencySite(const std::string& front_qr);
  AgencySite(const AgencySite&) = delete;
  AgencySite& operator=(const AgencySite&) = delete;
  ~AgencySite();

  std::string address() const;                     ///< "127.0.0.1:12345"
  std::string url(const std::string& path) const;  ///< path begins with "/"
  /// The address of an item's page or document: "o9" → "…/o9.docx".
  std::string url_of_item(const std::string& item) const;
  /// Another page or document, before anybody asks.
  void publish(const std::string& path, const std::string& type, const std::string& bytes);

 private:
  http::Response answer(const std::string& path) const;
  std::map<std::string, std::pair<std::string, std::string>> files_;  ///< type and bytes by path
  http::Server server_;
  std::thread thread_;
};

}  // namespace disclosure_test
