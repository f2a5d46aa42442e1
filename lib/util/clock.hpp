// SPDX-License-Identifier: Apache-2.0
// What time it is, as something that is handed in: the program's clock in use, one that a test sets and moves in tests.
// Stored times are UTC seconds since 1970-01-01T00:00:00Z, on both databases a BIGINT.
#pragma once
#include <atomic>
#include <chrono>
#include <cstdint>

namespace util {

using UtcSeconds = std::int64_t;

class Clock {
 public:
  virtual ~Clock() = default;
  /// UTC seconds. May go back when the machine's clock is set; for what people read and what is stored.
  virtual UtcSeconds now() const = 0;
  /// Since some moment; never goes back, whatever happens to the machine's clock. For durations, waits and slow-downs.
  virtual std::chrono::milliseconds elapsed() const = 0;
};

class SystemClock final : public Clock {
 public:
  UtcSeconds now() const override;
  std::chrono::milliseconds elapsed() const override;
};

/// Stands still until it is moved; safe to move while other threads read it.
class SettableClock final : public Clock {
 public:
  explicit SettableClock(UtcSeconds now) : now_(now) {}
  UtcSeconds now() const override { return now_; }
  std::chrono::milliseconds elapsed() const override { return std::chrono::milliseconds(elapsed_); }
  /// Time passes: both readings move on.
  void advance(std::chrono::milliseconds passed);
  /// Somebody sets the machine's clock, forwards or back: elapsed() does not notice.
  void set(UtcSeconds now) { now_ = now; }

 private:
  std::atomic<UtcSeconds> now_;
  std::atomic<std::int64_t> elapsed_ = 0;
  std::atomic<std::int64_t> left_over_ = 0;  ///< milliseconds that do not make a whole second yet
};

}  // namespace util
