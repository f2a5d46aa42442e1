// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "lib/office/docx_parts.hpp"

namespace office::docx {
namespace {

constexpr double k_emu_per_point = 12700;  // English metric units, of which drawings are measured
constexpr std::string_view k_drawing = "http://schemas.openxmlformats.org/drawingml/2006/main";
constexpr std::string_view k_picture = "http://schemas.openxmlformats.org/drawingml/2006/picture";

std::string emu(double points)
{
  return std::to_string(std::lround(points * k_emu_per_point));
}

void content(Markup& out, const Picture& picture, const std::string& number, const std::string& cx,
             const std::string& cy)
{
  out.open("a:graphic", {{"xmlns:a", k_drawing}}).open("a:graphicData", {{"uri", k_picture}});
  out.open("pic:pic", {{"xmlns:pic", k_picture}}).open("pic:nvPicPr");
  out.empty("pic:cNvPr", {{"id", number}, {"name", "image" + number + ".png"}, {"descr", picture.description}});
  out.empty("pic:cNvPicPr").close();
  out.open("pic:blipFill").empty("a:blip", {{"r:embed", "rIdImage" + number}});
  out.open("a:stretch").empty("a:fillRect").close().close();
  out.open("pic:spPr").open("a:xfrm").empty("a:off", {{"x", "0"}, {"y", "0"}});
  out.empty("a:ext", {{"cx", cx}, {"cy", cy}}).close();
  out.open("a:prstGeom", {{"prst", "rect"}}).empty("a:avLst").close().close();
  out.close().close().close();
}

// At the left edge of the text, at the height of its paragraph, with nothing flowing around it.
void anchor(Markup& out)
{
  out.open("wp:anchor", {{"distT", "0"},
                         {"distB", "0"},
                         {"distL", "0"},
                         {"distR", "0"},
                         {"simplePos", "0"},
                         {"relativeHeight", "1"},
                         {"behindDoc", "0"},
                         {"locked", "0"},
                         {"layoutInCell", "1"},
                         {"allowOverlap", "1"}});
  out.empty("wp:simplePos", {{"x", "0"}, {"y", "0"}});
  out.open("wp:positionH", {{"relativeFrom", "column"}}).element("wp:posOffset", {}, "0").close();
  out.open("wp:positionV", {{"relativeFrom", "paragraph"}}).element("wp:posOffset", {}, "0").close();
}

}  // namespace

void picture(Markup& out, const Picture& picture, const pdf::Extent& extent, int number)
{
  const std::string cx = emu(extent.width);
  const std::string cy = emu(extent.height);
  const std::string id = std::to_string(number);
  out.open("w:r").open("w:drawing");
  if (picture.beside_next) {
    anchor(out);
  } else {
    out.open("wp:inline", {{"distT", "0"}, {"distB", "0"}, {"distL", "0"}, {"distR", "0"}});
  }
  out.empty("wp:extent", {{"cx", cx}, {"cy", cy}});
  out.empty("wp:effectExtent", {{"l", "0"}, {"t", "0"}, {"r", "0"}, {"b", "0"}});
  if (picture.beside_next) out.empty("wp:wrapNone");
  out.empty("wp:docPr",
            {{"id", id}, {"name", "Picture " + id}, {"descr", picture.description}, {"title", picture.title}});
  out.open("wp:cNvGraphicFramePr");
  out.empty("a:graphicFrameLocks", {{"xmlns:a", k_drawing}, {"noChangeAspect", "1"}}).close();
  content(out, picture, id, cx, cy);
  out.close().close().close();
}

}  // namespace office::docx
