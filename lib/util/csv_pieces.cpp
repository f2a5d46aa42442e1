// SPDX-License-Identifier: Apache-2.0
#include "lib/util/csv_pieces.hpp"

#include <algorithm>
#include <condition_variable>
#include <future>
#include <map>
#include <mutex>
#include <utility>

#include "lib/util/csv_state.hpp"

namespace util {

/// One reading by several threads. A thread cuts a piece off under one lock, takes it apart under none and parks it
/// under the other; whoever parks the oldest one settles all that follow it without a gap.
class CsvPieces::Run {
 public:
  Run(CsvPieces& pieces, unsigned threads, const std::function<std::unique_ptr<CsvPiece>()>& make,
      const std::function<void(const CsvRow&)>& in_order)
      : pieces_(pieces),
        whole_(*pieces.reader_.state_),
        make_(make),
        in_order_(in_order),
        most_parked_(4 * std::size_t{threads}),
        next_line_(whole_.line())
  {
  }

  void work()
  {
    try {
      while (auto job = cut()) {
        job->made = make_();
        job->made->take(job->rows);
        park(std::move(job));
      }
    } catch (...) {
      const std::scoped_lock lock(settling_);
      stop();
      throw;
    }
  }

 private:
  struct Job {
    explicit Job(const CsvReader::State& whole) : rows(std::make_unique<CsvReader::State>(whole)) {}
    CsvReader rows;
    std::unique_ptr<CsvPiece> made;
    std::size_t number = 0;
  };
  using Lock = std::unique_lock<std::mutex>;

  /// The next piece; null at the end.
  std::unique_ptr<Job> cut()
  {
    const std::scoped_lock cutting(cutting_);
    while (true) {
      auto job = spare_job();
      if (!job) return nullptr;
      switch (whole_.cut(*job->rows.state_)) {
        case CsvReader::State::Cut::piece:
          job->number = cut_++;
          return job;
        case CsvReader::State::Cut::not_here:
          read_in_order();
          break;
        case CsvReader::State::Cut::end:
          return nullptr;
      }
    }
  }

  /// Waits until not too many pieces are under way; null where the reading was stopped.
  std::unique_ptr<Job> spare_job()
  {
    Lock lock(settling_);
    changed_.wait(lock, [&] { return stopped_ || cut_ - settled_ < most_parked_; });
    if (stopped_) return nullptr;
    if (spare_.empty()) return std::make_unique<Job>(whole_);
    auto job = std::move(spare_.back());
    spare_.pop_back();
    return job;
  }

  void read_in_order()
  {
    Lock lock(settling_);
    changed_.wait(lock, [&] { return stopped_ || cut_ == settled_; });
    if (stopped_) return;
    whole_.set_line(next_line_);
    CsvRow row;
    while (whole_.next_uncut(row))
      in_order_(row);
    next_line_ = whole_.line();
    pieces_.take_problems(0, whole_.problems);
    if (whole_.failed()) give_up();
  }

  void park(std::unique_ptr<Job> job)
  {
    const std::scoped_lock lock(settling_);
    if (job->rows.state_->failed()) give_up();
    if (stopped_) return;
    const std::size_t number = job->number;
    parked_.emplace(number, std::move(job));
    for (auto next = parked_.begin(); next != parked_.end() && next->first == settled_; next = parked_.begin()) {
      settle(*next->second);
      spare_.push_back(std::move(next->second));
      parked_.erase(next);
      ++settled_;
    }
    changed_.notify_all();
  }

  void settle(Job& job)
  {
    CsvReader::State& rows = *job.rows.state_;
    const int lines_before = next_line_ - 1;
    if (!job.made->settle(lines_before)) {
      rows.rewind_piece();
      CsvRow row;
      while (rows.next(row)) {
        row.line += lines_before;
        in_order_(row);
      }
    }
    next_line_ += rows.line() - 1;
    pieces_.take_problems(lines_before, rows.problems);
    job.made.reset();
  }

  void give_up()
  {
    pieces_.holds_ = false;
    stop();
  }

  void stop()
  {
    stopped_ = true;
    changed_.notify_all();
  }

  CsvPieces& pieces_;
  CsvReader::State& whole_;
  const std::function<std::unique_ptr<CsvPiece>()>& make_;
  const std::function<void(const CsvRow&)>& in_order_;
  const std::size_t most_parked_;

  std::mutex cutting_;  // of whole_ and cut_; taken before the other
  std::mutex settling_;
  std::condition_variable changed_;  // with settling_
  std::size_t cut_ = 0;
  std::size_t settled_ = 0;
  std::map<std::size_t, std::unique_ptr<Job>> parked_;
  std::vector<std::unique_ptr<Job>> spare_;  // their buffers are used again
  int next_line_;                            // where the first piece that is not settled begins
  bool stopped_ = false;
};

CsvPieces::CsvPieces(CsvReader reader) : reader_(std::move(reader))
{
  reader_.state_->presumes = true;
}

bool CsvPieces::next(CsvRow& row)
{
  const bool found = reader_.next(row);
  take_problems(0, reader_.state_->problems);
  holds_ = !reader_.state_->failed();
  return found;
}

void CsvPieces::read(unsigned threads, const std::function<std::unique_ptr<CsvPiece>()>& make,
                     const std::function<void(const CsvRow&)>& in_order)
{
  Run run(*this, std::max(threads, 1U), make, in_order);
  std::vector<std::future<void>> others;
  for (unsigned other = 1; other < threads; ++other)
    others.push_back(std::async(std::launch::async, [&run] { run.work(); }));
  run.work();
  for (auto& other : others)
    other.get();
}

void CsvPieces::start_again()
{
  problems_.clear();
  holds_ = true;
  reader_.state_->settle_encoding();
}

/// Problems beyond the limit are told by one, whose place is that of the first of them.
void CsvPieces::take_problems(int lines_before, Problems& from)
{
  for (Problem& problem : from) {
    if (problems_.size() > CsvReader::k_problem_limit) break;
    problem.place.line += lines_before;
    if (problems_.size() == CsvReader::k_problem_limit) problem.code = "csv.more_problems";
    problems_.push_back(std::move(problem));
  }
  from.clear();
}

}  // namespace util
