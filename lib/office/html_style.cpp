// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "lib/office/html_parts.hpp"

namespace office::html {
namespace {

// Letters of the official fonts are 1000/1400 of Sarabun's (see tools/scale_font.cpp): a reader who has only those gets
// them at the same size. The letters of pictures travel with the page (see html_font.hpp).
constexpr std::string_view k_fonts = R"(
@font-face{font-family:"TH SarabunPSK";src:local("TH SarabunPSK"),local("TH Sarabun New");size-adjust:140%}
@font-face{font-family:"TH SarabunPSK";font-weight:700;src:local("TH SarabunPSK Bold"),local("TH Sarabun New Bold");size-adjust:140%}
)";

constexpr std::string_view k_screen = R"(
*,*::before,*::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:#fff;color:#1a1a1a;font:1.0625rem/1.7 "Sarabun","TH SarabunPSK","Noto Sans Thai",sans-serif;overflow-wrap:break-word}
.page{max-width:52rem;margin:0 auto;padding:1rem}
h1,h2,h3,h4{line-height:1.4;margin:1.75rem 0 .5rem;text-wrap:balance}
h1{font-size:1.5rem;text-align:center;margin-top:1rem}
h2{font-size:1.3rem}
h3{font-size:1.15rem}
h4{font-size:1.0625rem}
p{margin:0 0 .75rem}
.indented{text-indent:2.5rem}
.centre{text-align:center}
.right{text-align:right}
a{color:#0b4f9c}
a:focus-visible,.scroll:focus-visible{outline:3px solid #0b4f9c;outline-offset:2px}
nav{margin:1.5rem 0;padding:.75rem 1rem;background:#f3f5f8;border-left:4px solid #0b4f9c}
nav h2{margin:0 0 .25rem;font-size:1.0625rem}
nav ul,.list{list-style:none;margin:0;padding:0}
nav a{display:inline-block;padding:.15rem 0}
nav .level-2{padding-left:1.25rem}
nav .level-3{padding-left:2.5rem}
.list{margin-bottom:.75rem}
.list li{display:flex;gap:.5rem;padding-left:1.25rem;margin-bottom:.25rem}
.list .level-1{padding-left:2.25rem}
.list .level-2{padding-left:3.25rem}
.list .mark{flex:none;min-width:1.25rem}
.list .text{flex:1;min-width:0}
.scroll{overflow-x:auto;margin:1.25rem 0}
table{border-collapse:collapse;width:100%;font-size:1rem;line-height:1.5}
caption{text-align:left;font-weight:700;padding-bottom:.35rem}
caption span{display:block;position:sticky;left:0;max-width:calc(100vw - 2rem)}
th,td{border:1px solid #767676;padding:.3rem .5rem;vertical-align:top;text-align:left;min-width:3.25rem;overflow-wrap:normal}
th{vertical-align:middle}
th,td.shaded{background:#ebebeb}
.wide{min-width:13rem}
td.centre,th.centre{text-align:center}
td.right,th.right{text-align:right}
td p{margin:0}
.plain td{border:0;padding:.1rem .5rem .1rem 0}
.inset{margin-left:45%}
figure.beside{float:left;margin:0 1rem 0 0}
figure{margin:1.25rem 0}
figure .scroll{margin:0}
figure svg{display:block;width:100%;height:auto;min-width:34rem;max-width:48rem;margin:0 auto}
figure svg.small{min-width:0;width:auto;max-width:100%}
figcaption{text-align:center;margin-top:.35rem}
sup{line-height:0}
sup a{padding:0 .15em}
.notes{border-top:1px solid #767676;margin-top:2rem;font-size:.95rem}
.notes h2{font-size:1.0625rem;margin-top:.75rem}
.notes ol{padding-left:2rem;margin:0}
footer{margin-top:2rem;padding-top:.5rem;border-top:1px solid #767676;font-size:.9rem;color:#4a4a4a;overflow-wrap:anywhere}
)";

constexpr std::string_view k_print = R"(
@media print{
body{font-size:11.5pt;line-height:1.5}
.page{max-width:none;padding:0}
nav,.back{display:none}
a{color:inherit;text-decoration:none}
.new-page{break-before:page}
.landscape{page:landscape}
h1,h2,h3,h4{break-after:avoid;margin-top:12pt}
.scroll{overflow:visible}
table{font-size:10pt}
caption{break-after:avoid}
thead{display:table-header-group}
tr,figure,.list li{break-inside:avoid}
th,td,.wide{min-width:0}
figure svg{min-width:0;max-width:100%}
p{orphans:2;widows:2}
th,td.shaded{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
)";

// As a string of CSS: whatever could end the string or the style sheet is written by its number.
std::string css_string(std::string_view utf8)
{
  std::string quoted = "\"";
  for (const char c : utf8) {
    const auto code = static_cast<unsigned char>(c);
    const bool plain = code >= 0x80 || c == ' ' || c == '.' || c == ',' || c == '(' || c == ')' || c == '-' ||
                       (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    if (plain) {
      quoted += c;
    } else if (code >= 0x20) {
      quoted += fmt::format("\\{:X} ", code);
    }
  }
  return quoted + '"';
}

// "Page {page} of {pages}" → "Page " counter(page) " of " counter(pages)
std::string page_label(std::string_view label, thai::Digits digits)
{
  const std::string style = digits == thai::Digits::thai ? ",thai" : "";
  std::string content;
  while (!label.empty()) {
    const std::size_t next = std::min(label.find("{page}"), label.find("{pages}"));
    content += css_string(thai::in_digits(label.substr(0, next), digits)) + " ";
    if (next == std::string_view::npos) break;
    const bool is_page = label.substr(next).starts_with("{page}");
    content += fmt::format("counter({}{}) ", is_page ? "page" : "pages", style);
    label.remove_prefix(next + (is_page ? 6 : 7));
  }
  return content.empty() ? "none" : content;
}

}  // namespace

std::string style_sheet(const Document& document)
{
  std::string sheet(k_fonts);
  sheet += k_screen;
  if (document.digits == thai::Digits::thai) sheet += ".notes ol{list-style-type:thai}\n";
  sheet += k_print;
  sheet += fmt::format(
      "@page{{size:A4;margin:2.5cm 2cm 2cm 3cm;font-size:9pt;"
      "@top-right{{content:{}}}@bottom-right{{content:{}}}}}\n@page:first{{@top-right{{content:\"\"}}}}\n",
      css_string(thai::in_digits(document.header_text, document.digits)),
      page_label(document.page_label, document.digits));
  sheet += "@page landscape{size:A4 landscape}\n";
  return sheet;
}

}  // namespace office::html
