// SPDX-License-Identifier: Apache-2.0
#include "lib/http/hooks.hpp"

namespace http {

Response Failures::answer(const Outcome& outcome, const Request& request) const
{
  Response response;
  try {
    if (hooks_.error_page && outcome.status >= 400) response = hooks_.error_page(outcome, request);
  } catch (const std::exception& error) {
    if (hooks_.trouble) hooks_.trouble(request.number, std::string("page of an error: ") + error.what());
    response = Response();
  }
  if (response.headers.size() == 0 && outcome.status >= 400) {
    response = text(std::to_string(outcome.status) + " " + std::string(reason(outcome.status)) + " (" +
                    std::to_string(request.number) + ")\n");
  }
  response.status = outcome.status;
  for (std::size_t i = 0; i < outcome.headers.size(); ++i)
    response.headers.set(outcome.headers.name(i), outcome.headers.value(i));
  return response;
}

Response Failures::answer(const std::exception_ptr& error, const Request& request) const
{
  std::string what = "unknown exception";
  try {
    std::rethrow_exception(error);
  } catch (const Outcome& outcome) {
    return answer(outcome, request);
  } catch (const std::exception& trouble) {
    what = trouble.what();
  } catch (...) {
    what = "exception of unknown type";
  }
  if (hooks_.trouble) hooks_.trouble(request.number, what);
  return answer(Outcome(500, what), request);
}

}  // namespace http
