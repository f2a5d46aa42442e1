// SPDX-License-Identifier: Apache-2.0
// The values of the partials in web/partials, one function for each: {{#email}}{{> input}}{{/email}} in a view shows
// text_input(form, email) set as "email". Fields come back as they were typed, with their problem and their hint said
// to screen readers.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "lib/html/form.hpp"
#include "lib/html/page.hpp"
#include "lib/html/values.hpp"

namespace html {

struct InputLook {
  std::string type = "text";  ///< text, email, password, tel, url, search
  std::string mode = {};      ///< inputmode: numeric, decimal, email
  std::string autocomplete = {};
  int width = 0;         ///< characters: 2, 3, 4, 5, 10, 20, 30; 0: all there is
  Phrase unit = {};      ///< behind the field: percent, baht
  bool heading = false;  ///< the label is the heading of the page
};
Values text_input(const Form& form, const Field& field, const InputLook& look = {});         // {{> input}}
Values text_area(const Form& form, const Field& field, int rows = 5, bool heading = false);  // {{> textarea}}
Values date_input(const Form& form, const Field& field, bool heading = false);               // {{> date}}
Values file_input(const Form& form, const Field& field, std::string_view accept = {});       // {{> file}}
Values checkbox(const Form& form, const Field& field);                                       // {{> checkbox}}

struct Option {
  std::string value;
  Phrase text;
  Phrase hint = {};
};
struct ChoiceLook {
  bool in_line = false;
  bool heading = false;
};
std::vector<std::string> values_of(const std::vector<Option>& options);  ///< what Form::choice may accept
Values select(const Form& form, const Field& field, const std::vector<Option>& options);  // {{> select}}
Values radios(const Form& form, const Field& field, const std::vector<Option>& options, ChoiceLook look = {});
Values checkboxes(const Form& form, const Field& field, const std::vector<Option>& options, ChoiceLook look = {});

enum class ButtonKind { usual, secondary, warning };
Values button(Phrase text, ButtonKind kind = ButtonKind::usual, std::string_view name = {},
              std::string_view value = {});  // {{> button}}

/// {{> error_summary}}: all problems, each with a link to its field; shows nothing where the form is all right.
Values error_summary(const Form& form);

struct Confirmation {
  Phrase question;
  Phrase explanation = {};
  Phrase warning = {};  ///< what cannot be undone
  Phrase button;
  std::string action;  ///< where the form goes
  std::string back;    ///< where "go back" leads
  util::Fields kept = {};
};
Values confirmation(const Confirmation& asked);  // {{> confirmation}}

Values tag(Phrase text, Colour colour);  // {{> tag}}

struct SummaryRow {
  Phrase key;
  Phrase value;
  std::optional<Link> change = {};
};
Values summary_list(const std::vector<SummaryRow>& rows);  // {{> summary_list}}

struct Task {
  Phrase title;
  std::string href = {};  ///< empty: cannot be started yet
  Phrase hint = {};
  Phrase status;
  std::optional<Colour> colour = {};  ///< none: plain text, as for what is done
};
Values task_list(std::string_view id, const std::vector<Task>& tasks);  // {{> task_list}}

Values nothing_yet(Phrase heading, Phrase explanation = {}, std::optional<Link> step = {});  // {{> nothing_yet}}
Values tabs(Phrase label, const std::vector<Link>& links);                                   // {{> tabs}}

}  // namespace html
