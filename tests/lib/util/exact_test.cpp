// SPDX-License-Identifier: Apache-2.0
#include "lib/util/exact.hpp"

#include <limits>
#include <stdexcept>
#include <utility>
#include <vector>

#include <boost/multiprecision/cpp_int.hpp>
#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace {

using boost::multiprecision::cpp_int;
using boost::multiprecision::cpp_rational;
using util::Exact;

constexpr std::int64_t k_min = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t k_max = std::numeric_limits<std::int64_t>::max();

const std::vector<std::int64_t> k_edges = {
    k_min, k_min + 1, k_max, k_max - 1, 0, 1, -1, std::int64_t{1} << 32, std::int64_t{3} << 61};

/// Numbers of every size, with the edges of 64 bits far more often than chance would bring them.
rc::Gen<std::int64_t> whole_number()
{
  return rc::gen::oneOf(rc::gen::inRange<std::int64_t>(-200, 201), rc::gen::inRange<std::int64_t>(k_min, k_max),
                        rc::gen::elementOf(k_edges));
}

struct Pair {
  Exact ours;
  cpp_rational reference;
};

/// A value together with its reference, sometimes a product so large that it left the 64-bit numbers.
Pair any_value()
{
  const std::int64_t numerator = *whole_number();
  const std::int64_t denominator = *rc::gen::distinctFrom(whole_number(), std::int64_t{0});
  Pair pair{Exact(numerator, denominator), cpp_rational(cpp_int(numerator), cpp_int(denominator))};
  if (*rc::gen::inRange(0, 4) == 0) {
    const std::int64_t factor = *rc::gen::distinctFrom(whole_number(), std::int64_t{0});
    pair.ours *= Exact(factor, 7);
    pair.reference *= cpp_rational(cpp_int(factor), 7);
  }
  return pair;
}

std::string fraction_of(const cpp_rational& value)
{
  return denominator(value) == 1 ? numerator(value).str() : value.str();
}

/// Rounds through text: the reference shifted by `places`, floor of the doubled magnitude plus one, halved.
std::string reference_decimal(const cpp_rational& value, int places)
{
  const cpp_rational shifted = abs(value) * cpp_rational(pow(cpp_int(10), static_cast<unsigned>(places)));
  const cpp_rational doubled = shifted + cpp_rational(1, 2);
  std::string digits = cpp_int(numerator(doubled) / denominator(doubled)).str();
  const bool zero = digits == "0";
  while (digits.size() <= static_cast<std::size_t>(places))
    digits = "0" + digits;
  if (places > 0) digits.insert(digits.size() - static_cast<std::size_t>(places), ".");
  return value < 0 && !zero ? "-" + digits : digits;
}

TEST(Exact, PrintsInLowestTerms)
{
  EXPECT_EQ(Exact(2, 6).fraction(), "1/3");
  EXPECT_EQ(Exact(-2, -6).fraction(), "1/3");
  EXPECT_EQ(Exact(2, -6).fraction(), "-1/3");
  EXPECT_EQ(Exact(0, -6).fraction(), "0");
  EXPECT_EQ(Exact(10, 2).fraction(), "5");
  EXPECT_EQ(Exact(k_min, k_min).fraction(), "1");
  EXPECT_EQ(Exact(k_min, 1).fraction(), "-9223372036854775808");
  EXPECT_EQ(Exact(1, k_min).fraction(), "-1/9223372036854775808");
  EXPECT_EQ((Exact(1, k_min) * Exact(k_min)).fraction(), "1");
}

TEST(Exact, RoundsHalfAwayFromZero)
{
  EXPECT_EQ(Exact(1, 3).decimal(2), "0.33");
  EXPECT_EQ(Exact(5, 1000).decimal(2), "0.01");
  EXPECT_EQ(Exact(-5, 1000).decimal(2), "-0.01");
  EXPECT_EQ(Exact(-4, 1000).decimal(2), "0.00");
  EXPECT_EQ(Exact(8499500, 100000).decimal(2), "85.00");
  EXPECT_EQ(Exact(5, 2).decimal(0), "3");
  EXPECT_EQ(Exact(7).decimal(2), "7.00");
  EXPECT_EQ(Exact(1, 3).decimal(25), "0.3333333333333333333333333");
  EXPECT_EQ(Exact(199, 200).rounded(2), Exact(1));
  EXPECT_THROW(Exact(1).decimal(-1), std::invalid_argument);
  EXPECT_THROW(Exact(1).rounded(-1), std::invalid_argument);
}

TEST(Exact, ReproducesTheTotalOfAPublishedResult)
{
  // Indicators of FY2563 as one agency published them; the total was published as 82.35.
  const auto mean = [](const std::vector<const char*>& printed) {
    Exact sum;
    for (const char* text : printed)
      sum += Exact::parse(text);
    return sum / Exact(static_cast<std::int64_t>(printed.size()));
  };
  const Exact internal = mean({"98.06", "96.05", "96.92", "94.48", "99.30"});
  const Exact external = mean({"87.68", "88.77", "83.65"});
  const Exact disclosure = mean({"86.28", "50.00"});
  const Exact total =
      internal * Exact::parse("0.30") + external * Exact::parse("0.30") + disclosure * Exact::parse("0.40");
  EXPECT_EQ(total.decimal(2), "82.35");
}

TEST(Exact, ParsesDecimalsFractionsAndMixedNumbers)
{
  EXPECT_EQ(Exact::parse("0.30"), Exact(3, 10));
  EXPECT_EQ(Exact::parse("-12"), Exact(-12));
  EXPECT_EQ(Exact::parse("1/3"), Exact(1, 3));
  EXPECT_EQ(Exact::parse("66 2/3"), Exact(200, 3));
  EXPECT_EQ(Exact::parse("-66 2/3"), Exact(-200, 3));
  EXPECT_EQ(Exact::parse("007"), Exact(7));
  EXPECT_EQ(Exact::parse("0"), Exact());
  EXPECT_EQ(Exact::parse("-9223372036854775808"), Exact(k_min));
  EXPECT_EQ(Exact::parse("1234567890123456789012345678901234567.25").fraction(),
            "4938271560493827156049382715604938269/4");
}

TEST(Exact, RefusesWhatIsNoNumber)
{
  for (const char* text : {"",
                           "-",
                           ".5",
                           "5.",
                           "1,5",
                           "1/0",
                           "1/",
                           "/3",
                           "1 2",
                           "1 5/3",
                           "1  1/3",
                           " 1",
                           "1 ",
                           "+1",
                           "1e3",
                           "--1",
                           "1.2.3",
                           "1/2/3",
                           "nan",
                           "๑",
                           "0x10",
                           "1.-5",
                           "12345678901234567890123456789012345678901"}) {
    EXPECT_THROW(Exact::parse(text), std::invalid_argument) << text;
  }
}

TEST(Exact, RefusesToDivideByZero)
{
  EXPECT_THROW(Exact(1, 0), std::domain_error);
  EXPECT_THROW(Exact(1) / Exact(0), std::domain_error);
}

TEST(Exact, AValueThatFitsAgainEqualsTheSmallOne)
{
  const Exact large = Exact(k_max) * Exact(k_max);
  EXPECT_EQ(large.fraction(), "85070591730234615847396907784232501249");
  EXPECT_EQ(large / Exact(k_max), Exact(k_max));
  EXPECT_EQ((large - large).fraction(), "0");
  EXPECT_TRUE((large - large).is_zero());
  EXPECT_FALSE(large.is_zero());
  EXPECT_TRUE(large.is_whole());
  EXPECT_FALSE((large / Exact(2)).is_whole());
  EXPECT_DOUBLE_EQ(large.approximate(), 85070591730234615847396907784232501249.0);
}

TEST(Exact, CopiesAndMovesKeepTheValue)
{
  for (const Exact& value : {Exact(2, 3), Exact(k_max) * Exact(k_max, 2)}) {
    const std::string shown = value.fraction();
    Exact copy = value;
    EXPECT_EQ(copy, value);
    Exact moved = std::move(copy);
    EXPECT_EQ(moved.fraction(), shown);
    copy = moved;  // a value that was moved from can be assigned to
    EXPECT_EQ(copy.fraction(), shown);
    copy += Exact(1);
    EXPECT_EQ(moved.fraction(), shown);
    Exact& alias = copy;
    copy = alias;
    copy -= alias;
    EXPECT_TRUE(copy.is_zero());
    alias = moved;
    copy /= alias;
    EXPECT_EQ(copy, Exact(1));
    copy = std::move(moved);
    EXPECT_EQ(copy.fraction(), shown);
    copy = Exact(4);
    EXPECT_EQ(copy.fraction(), "4");
  }
}

TEST(ExactProperty, ArithmeticEqualsTheReference)
{
  EXPECT_TRUE(rc::check([] {
    const Pair a = any_value();
    const Pair b = any_value();
    RC_ASSERT((a.ours + b.ours).fraction() == fraction_of(a.reference + b.reference));
    RC_ASSERT((a.ours - b.ours).fraction() == fraction_of(a.reference - b.reference));
    RC_ASSERT((a.ours * b.ours).fraction() == fraction_of(a.reference * b.reference));
    RC_ASSERT((-a.ours).fraction() == fraction_of(-a.reference));
    if (b.reference != 0) {
      RC_ASSERT((a.ours / b.ours).fraction() == fraction_of(a.reference / b.reference));
    }
    RC_ASSERT((a.ours == b.ours) == (a.reference == b.reference));
    RC_ASSERT((a.ours < b.ours) == (a.reference < b.reference));
    RC_ASSERT((a.ours > b.ours) == (a.reference > b.reference));
    RC_ASSERT(a.ours.is_whole() == (denominator(a.reference) == 1));
  }));
}

TEST(ExactProperty, DecimalEqualsExactRounding)
{
  EXPECT_TRUE(rc::check([] {
    const Pair a = any_value();
    const int places = *rc::gen::inRange(0, 24);
    RC_ASSERT(a.ours.decimal(places) == reference_decimal(a.reference, places));
    RC_ASSERT(a.ours.rounded(places).decimal(places) == a.ours.decimal(places));
    const cpp_rational unit = pow(cpp_int(10), static_cast<unsigned>(places));
    const cpp_rational shifted = abs(a.reference) * unit + cpp_rational(1, 2);
    const cpp_rational nearest = cpp_rational(cpp_int(numerator(shifted) / denominator(shifted))) / unit;
    RC_ASSERT(a.ours.rounded(places).fraction() == fraction_of(a.reference < 0 ? cpp_rational(-nearest) : nearest));
    RC_ASSERT(a.ours.rounded(places).rounded(places) == a.ours.rounded(places));
  }));
}

TEST(ExactProperty, ScoresAddUpAlike)
{
  EXPECT_TRUE(rc::check([](const std::vector<std::uint8_t>& answers) {
    Exact sum;
    cpp_rational reference = 0;
    for (const std::uint8_t answer : answers) {
      sum += Exact(answer, 3);
      reference += cpp_rational(answer, 3);
    }
    RC_ASSERT(sum.fraction() == fraction_of(reference));
  }));
}

TEST(ExactProperty, ParseReadsWhatIsPrinted)
{
  EXPECT_TRUE(rc::check([] {
    const std::int64_t numerator = *rc::gen::inRange<std::int64_t>(-1000000000000, 1000000000000);
    const std::int64_t denominator = *rc::gen::inRange<std::int64_t>(1, 1000000000000);
    const Exact value(numerator, denominator);
    RC_ASSERT(Exact::parse(value.fraction()) == value);
    RC_ASSERT(Exact::parse(value.decimal(6)) == value.rounded(6));
  }));
}

}  // namespace
