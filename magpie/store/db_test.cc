#include "magpie/store/db.h"

#include <gtest/gtest.h>

#include "magpie/base/result.h"
#include "magpie/store/faulty_db.h"

namespace magpie::store {
namespace {

class Transaction : public testing::Test {
 protected:
  Transaction() { db->execute("CREATE TABLE t (x INTEGER)"); }
  std::int64_t rows() { return db->query("SELECT count(*) FROM t").front().integer(0); }

  std::unique_ptr<Db> db = open_sqlite(":memory:");
};

TEST_F(Transaction, CommitsWhatReturns) {
  int const answer = in_transaction(*db, [&] {
    db->execute("INSERT INTO t VALUES (1)");
    return 42;
  });
  EXPECT_EQ(answer, 42);
  EXPECT_EQ(rows(), 1);
  EXPECT_FALSE(db->is_in_transaction());
}

TEST_F(Transaction, CommitsABodyWithoutValue) {
  in_transaction(*db, [&] { db->execute("INSERT INTO t VALUES (1)"); });
  EXPECT_EQ(rows(), 1);
}

TEST_F(Transaction, RollsBackWhatThrows) {
  EXPECT_THROW(in_transaction(*db,
                              [&] {
                                db->execute("INSERT INTO t VALUES (1)");
                                throw std::runtime_error("no");
                              }),
               std::runtime_error);
  EXPECT_EQ(rows(), 0);
  EXPECT_FALSE(db->is_in_transaction());
}

TEST_F(Transaction, RollsBackAResultThatHoldsAnError) {
  auto const result = in_transaction(*db, [&]() -> base::Result<int> {
    db->execute("INSERT INTO t VALUES (1)");
    return base::fail(base::ErrorCode::conflict, "taken");
  });
  EXPECT_EQ(result.error().message, "taken");
  EXPECT_EQ(rows(), 0);
}

TEST_F(Transaction, KeepsAResultThatHoldsAValue) {
  auto const status = in_transaction(*db, [&]() -> base::Status {
    db->execute("INSERT INTO t VALUES (1)");
    return {};
  });
  EXPECT_TRUE(status);
  EXPECT_EQ(rows(), 1);
}

TEST_F(Transaction, InsideAnotherOneIsPartOfIt) {
  EXPECT_THROW(in_transaction(*db,
                              [&] {
                                in_transaction(*db,
                                               [&] { db->execute("INSERT INTO t VALUES (1)"); });
                                throw std::runtime_error("no");
                              }),
               std::runtime_error);
  EXPECT_EQ(rows(), 0);
}

TEST_F(Transaction, TriesABusyDatabaseAgain) {
  FaultyDb faulty(*db);
  int runs = 0;
  faulty.fail_at(2, DbErrorCode::busy);
  in_transaction(faulty, [&] {
    ++runs;
    faulty.execute("INSERT INTO t VALUES (1)");
  });
  EXPECT_EQ(runs, 2);
  EXPECT_EQ(rows(), 1);
}

TEST_F(Transaction, GivesUpAfterFiveRetries) {
  int runs = 0;
  EXPECT_THROW(in_transaction(*db,
                              [&] {
                                ++runs;
                                throw DbError(DbErrorCode::busy, "busy");
                              }),
               DbError);
  EXPECT_EQ(runs, 6);
}

TEST_F(Transaction, DoesNotRepeatWhatFailedForAnotherReason) {
  int runs = 0;
  EXPECT_THROW(in_transaction(*db,
                              [&] {
                                ++runs;
                                throw DbError(DbErrorCode::full, "full");
                              }),
               DbError);
  EXPECT_EQ(runs, 1);
}

TEST_F(Transaction, FailsWholeAtEveryStatement) {
  FaultyDb faulty(*db);
  // begin, two inserts, commit.
  for (int statement = 1; statement <= 4; ++statement) {
    faulty.fail_at(statement, DbErrorCode::full);
    EXPECT_THROW(in_transaction(faulty,
                                [&] {
                                  faulty.execute("INSERT INTO t VALUES (1)");
                                  faulty.execute("INSERT INTO t VALUES (2)");
                                }),
                 DbError)
        << statement;
    EXPECT_EQ(faulty.statement_count(), statement);
    EXPECT_EQ(rows(), 0) << statement;
    EXPECT_FALSE(db->is_in_transaction()) << statement;
  }
}

TEST(RowColumns, ReadAsAnotherTypeThrow) {
  Row const row({std::int64_t{7}, 2.5, std::string("x"), Value()});
  EXPECT_EQ(row.integer(0), 7);
  EXPECT_EQ(row.real(0), 7.0);
  EXPECT_EQ(row.real(1), 2.5);
  EXPECT_EQ(row.text(2), "x");
  EXPECT_EQ(row.maybe_integer(3), std::nullopt);
  EXPECT_EQ(row.maybe_real(0), 7.0);
  EXPECT_EQ(row.maybe_text(2), "x");
  EXPECT_THROW(row.integer(1), std::logic_error);
  EXPECT_THROW(row.text(0), std::logic_error);
  EXPECT_THROW(row.integer(3), std::logic_error);
  EXPECT_THROW(row.integer(4), std::logic_error);
  EXPECT_THROW(row.maybe_text(4), std::out_of_range);
}

}  // namespace
}  // namespace magpie::store
