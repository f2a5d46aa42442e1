// SPDX-License-Identifier: Apache-2.0
// What a file is, by its content alone: names and what browsers state are not believed. Only kinds that offices hand in
// as evidence are known; a document with macros in it is none of them.
#pragma once
#include <filesystem>
#include <string_view>

namespace office {

enum class FileKind { pdf, docx, xlsx, pptx, odt, ods, png, jpeg, csv, text, unknown };

/// Reads little of a large file: its first bytes, the directory of an archive; a text to its end, up to 16 MB. A text
/// is CSV where `named` ends so. std::system_error where the file cannot be read.
FileKind file_kind(const std::filesystem::path& path, std::string_view named);

/// "application/pdf"; "application/octet-stream" for what is unknown.
std::string_view media_type(FileKind kind);

}  // namespace office
