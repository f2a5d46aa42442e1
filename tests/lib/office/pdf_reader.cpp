// SPDX-License-Identifier: Apache-2.0
#include "tests/lib/office/pdf_reader.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <regex>
#include <stdexcept>

#include "lib/util/files.hpp"

namespace office {
namespace {

std::string output_of(const std::string& command)
{
  FILE* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) throw std::runtime_error("cannot run " + command);
  std::string output;
  std::array<char, 4096> buffer{};
  for (std::size_t got = 0; (got = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
    output.append(buffer.data(), got);
  if (pclose(pipe) != 0) throw std::runtime_error("this failed: " + command);
  return output;
}

}  // namespace

bool poppler_is_there()
{
  static const bool there =
      std::system("pdftotext -v >/dev/null 2>&1 && pdfinfo -v >/dev/null 2>&1 && pdftoppm -v >/dev/null 2>&1") == 0;
  return there;
}

PdfReader::PdfReader(const std::string& bytes)
{
  std::string name = (std::filesystem::temp_directory_path() / "prongsai-pdf-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder for temporary files");
  folder_ = name;
  util::write_file(folder_ / "document.pdf", bytes);
}

PdfReader::~PdfReader()
{
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

std::string PdfReader::run(const std::string& program, const std::string& arguments) const
{
  return output_of("cd '" + folder_.string() + "' && " + program + " " + arguments);
}

std::string PdfReader::info() const
{
  return run("pdfinfo", "document.pdf");
}

int PdfReader::page_count() const
{
  std::smatch found;
  const std::string text = info();
  return std::regex_search(text, found, std::regex("Pages: +([0-9]+)")) ? std::stoi(found[1]) : 0;
}

std::string PdfReader::whole_text(int page) const
{
  const std::string pages = page > 0 ? "-f " + std::to_string(page) + " -l " + std::to_string(page) + " " : "";
  return run("pdftotext", "-raw -nopgbrk " + pages + "document.pdf -");
}

std::string PdfReader::body_text(int page) const
{
  const std::string pages = page > 0 ? "-f " + std::to_string(page) + " -l " + std::to_string(page) + " " : "";
  return run("pdftotext", "-raw -nopgbrk -r 72 -x 0 -y 65 -W 596 -H 725 " + pages + "document.pdf -");
}

std::vector<PdfReader::Word> PdfReader::words() const
{
  std::vector<Word> words;
  const std::string text = run("pdftotext", "-bbox document.pdf -");
  int page = 0;
  const std::regex form(
      "(<page )|<word xMin=\"([-0-9.]+)\" yMin=\"([-0-9.]+)\" xMax=\"([-0-9.]+)\" yMax=\"([-0-9.]+)\">(.*)</word>");
  for (std::sregex_iterator found(text.begin(), text.end(), form), end; found != end; ++found) {
    const std::smatch& match = *found;
    if (match[1].matched)
      ++page;
    else
      words.push_back(
          {page, std::stod(match[2]), std::stod(match[3]), std::stod(match[4]), std::stod(match[5]), match[6]});
  }
  return words;
}

std::vector<std::filesystem::path> PdfReader::pictures() const
{
  run("pdftoppm", "-r 50 -gray -png document.pdf page");
  std::vector<std::filesystem::path> pictures;
  for (const auto& entry : std::filesystem::directory_iterator(folder_))
    if (entry.path().extension() == ".png") pictures.push_back(entry.path());
  std::sort(pictures.begin(), pictures.end());
  return pictures;
}

std::string without_blanks(const std::string& text)
{
  std::string result = std::regex_replace(text, std::regex("\xC2\xA0"), "");
  std::erase_if(result, [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f'; });
  return result;
}

}  // namespace office
