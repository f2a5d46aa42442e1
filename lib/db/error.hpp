// SPDX-License-Identifier: Apache-2.0
// What can go wrong with a database, told apart by what the caller can do about it. what() has the engine's own words
// and the SQL text, for the log; never a bound value, because values are people's data.
#pragma once
#include <stdexcept>

namespace db {

class Error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A row that the schema does not allow: a key that is there already, a reference to nothing, a missing value.
class ConstraintViolation : public Error {
 public:
  using Error::Error;
};

/// Others changed the same rows at the same time, also after some tries; the same may be tried again later.
class Conflict : public Error {
 public:
  using Error::Error;
};

/// The database cannot be reached, the connection broke, or every connection is busy. Goes on by itself when the cause
/// is gone. When the connection broke while committing, nobody knows whether the transaction is stored.
class Unavailable : public Error {
 public:
  using Error::Error;
};

/// No room left on the disk or in the file; nothing of the transaction is stored, what was stored before is whole.
class StorageFull : public Error {
 public:
  using Error::Error;
};

}  // namespace db
