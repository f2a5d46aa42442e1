// SPDX-License-Identifier: Apache-2.0
// The places for signatures at the end of a document.
#include <fmt/format.h>

#include "src/documents/paper_body.hpp"
#include "src/documents/paper_layout.hpp"

namespace documents {
namespace {

constexpr double k_signature_indent = 200;  // the right half of the page
constexpr double k_landscape_indent = 350;
constexpr double k_signature_height = 34;

class SignatureWriter {
 public:
  SignatureWriter(office::Document& document, double indent, const util::Messages& words)
      : document_(document), indent_(indent), words_(words)
  {
  }

  /// `label`: above the signature, such as who took the minutes; may be empty.
  void sign(const PrintedSigner& signer, const std::string& label)
  {
    if (!signer.picture.empty()) {
      office::Picture picture = picture_of_png(signer.picture, k_signature_height,
                                               words_.say("papers.signature_of", {{"position", signer.position}}));
      picture.indent = indent_;
      document_.blocks.emplace_back(std::move(picture));
    } else {
      document_.blocks.emplace_back(office::Space{signer.when.empty() ? 22.0 : 10.0});
    }
    line(words_.say(signer.when.empty() ? "papers.sign_here" : "papers.signed_in_program"));
    line("(" + (signer.name.empty() ? words_.say("papers.gap_name") : signer.name) + ")");
    if (!signer.position.empty()) line(signer.position, label.empty() && signer.when.empty());
    if (!label.empty()) line(label, signer.when.empty());
    if (!signer.when.empty()) line(words_.say("papers.signed_when", {{"when", signer.when}}), true);
  }

  void opinion(const PrintedSigner& signer)
  {
    office::Paragraph head;
    head.runs = {{.text = words_.say("papers.opinion_of", {{"position", signer.position}}), .bold = true}};
    head.first_line_indent = false;
    head.align = office::Align::left;
    head.keep_with_next = true;
    document_.blocks.emplace_back(office::Space{8});
    document_.blocks.emplace_back(std::move(head));
    if (signer.opinion.empty() && !signer.when.empty()) return;  // signed without one
    office::Paragraph text;
    text.runs =
        signer.opinion.empty() ? office::Runs{{.text = words_.say("papers.gap_lines")}} : runs_of_text(signer.opinion);
    text.align = office::Align::left;
    text.first_line_indent = !signer.opinion.empty();
    text.keep_with_next = true;
    document_.blocks.emplace_back(std::move(text));
  }

 private:
  void line(std::string text, bool last = false)
  {
    office::Paragraph paragraph;
    paragraph.runs = {{.text = std::move(text)}};
    paragraph.align = office::Align::centre;
    paragraph.first_line_indent = false;
    paragraph.indent = indent_;
    paragraph.keep_with_next = !last;
    document_.blocks.emplace_back(std::move(paragraph));
  }

  office::Document& document_;
  double indent_;
  const util::Messages& words_;
};

}  // namespace

void keep_last_with_next(std::vector<office::Block>& blocks)
{
  for (auto block = blocks.rbegin(); block != blocks.rend(); ++block) {
    if (std::holds_alternative<office::Space>(*block)) continue;
    if (auto* paragraph = std::get_if<office::Paragraph>(&*block)) paragraph->keep_with_next = true;
    if (auto* item = std::get_if<office::ListItem>(&*block)) item->keep_with_next = true;
    if (auto* table = std::get_if<office::Table>(&*block); table != nullptr && !table->rows.empty())
      table->rows.back().keep_with_next = true;
    return;
  }
}

void add_signatures(office::Document& document, const PrintedPaper& paper, const PaperKind& kind,
                    const util::Messages& words)
{
  if (paper.signers.empty()) return;
  keep_last_with_next(document.blocks);
  SignatureWriter writer(document, kind.landscape ? k_landscape_indent : k_signature_indent, words);
  auto together = [&, first = document.blocks.size()]() mutable {
    document.together.push_back({first, document.blocks.size() - 1});
    first = document.blocks.size();
  };
  if (kind.layout == PaperLayout::minutes) {
    // Who signs alone is the head, who checks them; whoever took them signs on paper.
    const bool alone = paper.signers.size() == 1;
    writer.sign(alone ? PrintedSigner() : paper.signers.front(), words.say("papers.minutes_taken"));
    keep_last_with_next(document.blocks);
    writer.sign(paper.signers.back(), words.say("papers.minutes_checked"));
    return together();
  }
  const std::size_t begin = kind.signers == Signers::last ? paper.signers.size() - 1 : 0;
  for (std::size_t i = begin; i < paper.signers.size(); ++i) {
    if (i > begin) writer.opinion(paper.signers[i]);
    writer.sign(paper.signers[i], {});
    together();
  }
}

}  // namespace documents
