// SPDX-License-Identifier: Apache-2.0
#include "tests/lib/office/pdf_reader.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <stdexcept>
#include <string_view>

#include "lib/util/files.hpp"
#include "lib/util/text.hpp"

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
  return run("pdfinfo", "document.pdf 2>&1");
}

int PdfReader::page_count() const
{
  constexpr std::string_view k_label = "Pages:";
  const std::string text = info();
  const std::size_t at = text.find(k_label);
  return at == std::string::npos ? 0 : std::stoi(text.substr(at + k_label.size()));
}

std::vector<std::string> PdfReader::page_widths() const
{
  // "Page    1 size: 595.276 x 841.89 pts (A4)"
  constexpr std::string_view k_size = " size:";
  const std::string text = run("pdfinfo", "-f 1 -l 9999 document.pdf");
  std::vector<std::string> widths;
  for (std::size_t at = text.find(k_size); at != std::string::npos; at = text.find(k_size, at + 1)) {
    if (text[at - 1] == 'e') continue;  // "File size:"
    const std::size_t begin = text.find_first_not_of(' ', at + k_size.size());
    widths.push_back(text.substr(begin, text.find_first_of(". ", begin) - begin));
  }
  return widths;
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
  for (const std::string_view line : util::split(text, '\n')) {
    if (line.find("<page ") != std::string_view::npos) ++page;
    const std::size_t begin = line.find("<word ");
    if (begin == std::string_view::npos) continue;
    Word word{.page = page, .text = ""};
    if (std::sscanf(std::string(line.substr(begin)).c_str(), R"(<word xMin="%lf" yMin="%lf" xMax="%lf" yMax="%lf">)",
                    &word.left, &word.top, &word.right, &word.bottom) != 4)
      throw std::runtime_error("not understood: " + std::string(line));
    const std::size_t close = line.find('>', begin) + 1;
    word.text = line.substr(close, line.find("</word>") - close);
    words.push_back(std::move(word));
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
  constexpr std::string_view k_no_break_space = "\xC2\xA0";
  std::string result = text;
  for (std::size_t at = 0; (at = result.find(k_no_break_space, at)) != std::string::npos;)
    result.erase(at, k_no_break_space.size());
  std::erase_if(result, [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f'; });
  return result;
}

}  // namespace office
