// SPDX-License-Identifier: Apache-2.0
// Packs the parts of a Word document: content types, relations, properties (ECMA-376 part 2, 9 and 10).
#include <fmt/format.h>

#include "lib/office/docx_parts.hpp"
#include "lib/office/iso_time.hpp"

namespace office {
namespace docx {
namespace {

constexpr std::string_view k_types = "http://schemas.openxmlformats.org/package/2006/content-types";
constexpr std::string_view k_relations = "http://schemas.openxmlformats.org/package/2006/relationships";
constexpr std::string_view k_properties = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
constexpr std::string_view k_word_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml";

constexpr int k_text_effort = 3;

struct WordPart {
  std::string_view name;      ///< in word/
  std::string_view type;      ///< of the content and, where `relation` is empty, of the relation
  std::string_view relation;  ///< id of the relation from the document
  std::string_view kind;      ///< type of the relation
};
constexpr WordPart k_parts[] = {{"styles.xml", "styles", "rIdStyles", "styles"},
                                {"settings.xml", "settings", "rIdSettings", "settings"},
                                {"fontTable.xml", "fontTable", "rIdFontTable", "fontTable"},
                                {"footnotes.xml", "footnotes", "rIdFootnotes", "footnotes"},
                                {"header1.xml", "header", "rIdFirstHeader", "header"},
                                {"header2.xml", "header", "rIdHeader", "header"},
                                {"footer1.xml", "footer", "rIdFirstFooter", "footer"},
                                {"footer2.xml", "footer", "rIdFooter", "footer"}};

std::string content_types()
{
  Markup out;
  out.raw(k_xml_declaration).open("Types", {{"xmlns", k_types}});
  const auto by_extension = [&](std::string_view extension, std::string_view type) {
    out.empty("Default", {{"Extension", extension}, {"ContentType", type}});
  };
  by_extension("rels", "application/vnd.openxmlformats-package.relationships+xml");
  by_extension("xml", "application/xml");
  by_extension("png", "image/png");
  by_extension("odttf", "application/vnd.openxmlformats-officedocument.obfuscatedFont");
  const auto by_name = [&](const std::string& name, const std::string& type) {
    out.empty("Override", {{"PartName", name}, {"ContentType", type}});
  };
  by_name("/word/document.xml", fmt::format(k_word_type, "document.main"));
  for (const WordPart& part : k_parts)
    by_name(fmt::format("/word/{}", part.name), fmt::format(k_word_type, part.type));
  by_name("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
  by_name("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml");
  out.close();
  return out.take();
}

class Relations {
 public:
  Relations() { out_.raw(k_xml_declaration).open("Relationships", {{"xmlns", k_relations}}); }

  void add(const std::string& id, const std::string& type, const std::string& target)
  {
    out_.empty("Relationship", {{"Id", id}, {"Type", type}, {"Target", target}});
  }
  void add_office(const std::string& id, std::string_view kind, const std::string& target)
  {
    add(id, fmt::format("{}/{}", k_relation_namespace, kind), target);
  }
  std::string take() { return out_.close().take(); }

 private:
  Markup out_;
};

std::string package_relations()
{
  Relations relations;
  relations.add_office("rId1", "officeDocument", "word/document.xml");
  relations.add("rId2", std::string(k_relations) + "/metadata/core-properties", "docProps/core.xml");
  relations.add_office("rId3", "extended-properties", "docProps/app.xml");
  return relations.take();
}

std::string document_relations(std::size_t pictures)
{
  Relations relations;
  for (const WordPart& part : k_parts)
    relations.add_office(std::string(part.relation), part.kind, std::string(part.name));
  for (std::size_t i = 1; i <= pictures; ++i)
    relations.add_office(fmt::format("rIdImage{}", i), "image", fmt::format("media/image{}.png", i));
  return relations.take();
}

std::string font_relations(std::size_t faces)
{
  Relations relations;
  for (std::size_t i = 1; i <= faces; ++i)
    relations.add_office(fmt::format("rIdFont{}", i), "font", fmt::format("fonts/font{}.odttf", i));
  return relations.take();
}

std::string core_properties(const Document& document)
{
  Markup out;
  out.raw(k_xml_declaration);
  out.open("cp:coreProperties", {{"xmlns:cp", k_properties},
                                 {"xmlns:dc", "http://purl.org/dc/elements/1.1/"},
                                 {"xmlns:dcterms", "http://purl.org/dc/terms/"},
                                 {"xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"}});
  out.element("dc:title", {}, document.title).element("dc:subject", {}, document.subject);
  out.element("dc:creator", {}, document.author).element("cp:lastModifiedBy", {}, document.author);
  const std::string time = iso_time(document.created);
  out.element("dcterms:created", {{"xsi:type", "dcterms:W3CDTF"}}, time);
  out.element("dcterms:modified", {{"xsi:type", "dcterms:W3CDTF"}}, time);
  out.element("dc:language", {}, document.language == util::Language::thai ? "th-TH" : "en-GB");
  out.close();
  return out.take();
}

std::string extended_properties(const Document& document)
{
  Markup out;
  out.raw(k_xml_declaration);
  out.open("Properties", {{"xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"}});
  out.element("Application", {}, "Prongsai").element("Company", {}, document.author).close();
  return out.take();
}

std::string package(const Document& document)
{
  TextWriter text(document);
  Body written = body(document, text);
  const std::size_t pictures = written.pictures.size();
  std::vector<ZipPart> parts{{"[Content_Types].xml", content_types()},
                             {"_rels/.rels", package_relations()},
                             {"docProps/core.xml", core_properties(document)},
                             {"docProps/app.xml", extended_properties(document)},
                             {"word/document.xml", std::move(written.xml), k_text_effort},
                             {"word/_rels/document.xml.rels", document_relations(pictures)},
                             {"word/styles.xml", styles()},
                             {"word/settings.xml", settings(document)},
                             {"word/footnotes.xml", footnotes(document, text)},
                             {"word/header1.xml", header(document, text, true)},
                             {"word/header2.xml", header(document, text, false)},
                             {"word/footer1.xml", footer(document, text)},
                             {"word/footer2.xml", footer(document, text)}};
  for (std::size_t i = 0; i < pictures; ++i)
    parts.push_back({fmt::format("word/media/image{}.png", i + 1), std::move(written.pictures[i]), 0});
  const std::vector<Face> used = faces(text);
  parts.push_back({"word/fontTable.xml", font_table(used)});
  parts.push_back({"word/_rels/fontTable.xml.rels", font_relations(used.size())});
  for (std::size_t i = 0; i < used.size(); ++i)
    parts.push_back({fmt::format("word/fonts/font{}.odttf", i + 1), {}, 0, packed_font(used[i])});
  return zip_file(parts);
}

}  // namespace
}  // namespace docx

std::string to_docx(const Document& document)
{
  return docx::package(document);
}

}  // namespace office
