// SPDX-License-Identifier: Apache-2.0
// What the pages of number books share: the book of the path and who works with it, the fields of its forms.
#pragma once
#include "src/documents/number_store.hpp"
#include "src/documents/paper_place_pages.hpp"

namespace documents {

constexpr std::size_t k_longest_letter_subject = 500;

const html::Field& letter_subject_field();
const html::Field& book_start_field();

std::string path_of_book(const DeskPlace& desk, const NumberBook& book);
/// The coordinator works with all books, an officer with those of the agency and of the own unit.
bool works_with(const DeskPlace& desk, const NumberBook& book);
bool sees_book(const DeskPlace& desk, const NumberBook& book);
/// http::NotFound where there is none, or not for this person.
NumberBook book_in_path(db::Connection& connection, const DeskPlace& desk, const http::Request& request);
/// http::NotFound for who only reads it, and for a closed book.
void require_work(const DeskPlace& desk, const NumberBook& book);

}  // namespace documents
