#include <gtest/gtest.h>
#include <unistd.h>

#include <rapidcheck.h>
#include <filesystem>
#include <fstream>
#include <limits>

#include "magpie/store/db.h"

namespace magpie::store {
namespace {

namespace fs = std::filesystem;

class Folder {
 public:
  Folder() {
    auto pattern = (fs::temp_directory_path() / "magpie_store_XXXXXX").string();
    path_ = mkdtemp(pattern.data());
  }
  Folder(Folder const&) = delete;
  Folder& operator=(Folder const&) = delete;
  ~Folder() { fs::remove_all(path_); }
  std::string file(std::string const& name) const { return (path_ / name).string(); }

 private:
  fs::path path_;
};

// Code and sentence of what `body` throws.
template <class Body>
std::pair<DbErrorCode, std::string> error_of(Body&& body) {
  try {
    body();
  } catch (DbError const& error) {
    return {error.code(), error.what()};
  }
  return {DbErrorCode::other, "nothing was thrown"};
}

TEST(Sqlite, BringsBackWhatWasStored) {
  auto const db = open_sqlite(":memory:");
  db->execute("CREATE TABLE t (a INTEGER, b REAL, c TEXT, d TEXT)");
  std::string const with_nul("a\0b", 3);
  for (std::int64_t const integer :
       {std::numeric_limits<std::int64_t>::min(), std::int64_t{-1}, std::int64_t{0},
        std::int64_t{1} << 53 | 1, std::numeric_limits<std::int64_t>::max()}) {
    db->execute("INSERT INTO t VALUES ($1, $2, $3, $4)", {integer, 0.1, with_nul, Value()});
    auto const rows = db->query("SELECT a, b, c, d FROM t WHERE a = $1", {integer});
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].integer(0), integer);
    EXPECT_EQ(rows[0].real(1), 0.1);
    EXPECT_EQ(rows[0].text(2), with_nul);
    EXPECT_EQ(rows[0].maybe_text(3), std::nullopt);
  }
}

TEST(Sqlite, AnyTextIsDataAndNeverSql) {
  auto const db = open_sqlite(":memory:");
  db->execute("CREATE TABLE t (x TEXT)");
  EXPECT_TRUE(rc::check("a text comes back as it was", [&](std::string const& text) {
    db->execute("DELETE FROM t");
    db->execute("INSERT INTO t VALUES ($1)", {text});
    RC_ASSERT(db->query("SELECT x FROM t").at(0).text(0) == text);
  }));
}

TEST(Sqlite, AnEmptyTextIsNotNull) {
  auto const db = open_sqlite(":memory:");
  db->execute("CREATE TABLE t (x TEXT NOT NULL)");
  db->execute("INSERT INTO t VALUES ($1)", {std::string()});
  EXPECT_EQ(db->query("SELECT x FROM t").at(0).text(0), "");
}

TEST(Sqlite, PlaceholdersGoByNumberNotByOrder) {
  auto const db = open_sqlite(":memory:");
  auto const row = db->query("SELECT $2, $1, $2", {"one", "two"}).at(0);
  EXPECT_EQ(row.text(0) + row.text(1) + row.text(2), "twoonetwo");
  std::vector<Value> many;
  for (std::int64_t i = 1; i <= 12; ++i) many.emplace_back(i);
  EXPECT_EQ(
      db->query("SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12", many).at(0).integer(10),
      11);
}

TEST(Sqlite, AMissingOrSurplusValueIsAProgrammingError) {
  auto const db = open_sqlite(":memory:");
  EXPECT_THROW(db->query("SELECT $1, $2", {1}), std::logic_error);
  EXPECT_THROW(db->query("SELECT $1", {1, 2}), std::logic_error);
  EXPECT_THROW(db->query("SELECT ?", {1}), std::logic_error);
  EXPECT_THROW(db->query("SELECT 1; SELECT 2"), std::logic_error);
  EXPECT_THROW(db->query(" "), std::logic_error);
}

TEST(Sqlite, AStatementIsUsableAgainAfterItFailed) {
  auto const db = open_sqlite(":memory:");
  db->execute("CREATE TABLE t (x INTEGER UNIQUE)");
  auto const insert = [&](std::int64_t x) { db->execute("INSERT INTO t VALUES ($1)", {x}); };
  insert(1);
  EXPECT_EQ(error_of([&] { insert(1); }),
            std::pair(DbErrorCode::constraint,
                      std::string("the database refused a value that breaks its rules: "
                                  "UNIQUE constraint failed: t.x")));
  insert(2);
  EXPECT_EQ(db->query("SELECT count(*) FROM t").at(0).integer(0), 2);
}

TEST(Sqlite, CountsTheRowsItChanged) {
  auto const db = open_sqlite(":memory:");
  EXPECT_EQ(db->execute("CREATE TABLE t (x INTEGER)"), 0);
  EXPECT_EQ(db->execute("INSERT INTO t VALUES (1), (2), (3)"), 3);
  EXPECT_EQ(db->execute("UPDATE t SET x = 0 WHERE x > 1"), 2);
  EXPECT_EQ(db->execute("DELETE FROM t WHERE x = 9"), 0);
  EXPECT_EQ(db->execute("SELECT 1"), 0);
}

TEST(Sqlite, KeepsMoreStatementsThanItsCacheHolds) {
  auto const db = open_sqlite(":memory:");
  for (int i = 0; i < 1000; ++i) {
    EXPECT_EQ(db->query("SELECT " + std::to_string(i)).at(0).integer(0), i);
  }
}

TEST(Sqlite, GuardsForeignKeysAndSyncsFully) {
  Folder const folder;
  auto const db = open_sqlite(folder.file("m.db"));
  EXPECT_EQ(db->query("PRAGMA foreign_keys").at(0).integer(0), 1);
  EXPECT_EQ(db->query("PRAGMA synchronous").at(0).integer(0), 2);
  EXPECT_EQ(db->query("PRAGMA journal_mode").at(0).text(0), "wal");
}

TEST(Sqlite, AFolderThatIsNotThereIsNamed) {
  EXPECT_EQ(error_of([] { open_sqlite("/nowhere/at/all/m.db"); }),
            std::pair(DbErrorCode::cannot_open,
                      std::string("cannot open /nowhere/at/all/m.db: check that its folder exists "
                                  "and that you may write there")));
}

TEST(Sqlite, AFileThatIsNoDatabaseIsNamed) {
  Folder const folder;
  auto const path = folder.file("m.db");
  std::ofstream(path) << std::string(5000, 'x');
  EXPECT_EQ(error_of([&] { open_sqlite(path); }),
            std::pair(DbErrorCode::corrupt,
                      path + " is damaged or is not a Magpie database: restore it from a backup"));
}

TEST(Sqlite, AReadOnlyFileIsRefusedAtOnce) {
  if (geteuid() == 0) GTEST_SKIP() << "skipped: root may write everywhere";
  Folder const folder;
  auto const path = folder.file("m.db");
  migrate(*open_sqlite(path));
  fs::permissions(path, fs::perms::owner_read);
  EXPECT_EQ(error_of([&] { open_sqlite(path); }),
            std::pair(DbErrorCode::read_only,
                      "cannot write to " + path + ": make the file and its folder writable"));
}

TEST(Sqlite, AWriteInReadOnlyModeSaysSo) {
  auto const db = open_sqlite(":memory:");
  db->execute("CREATE TABLE t (x INTEGER)");
  db->execute("PRAGMA query_only = ON");
  EXPECT_EQ(error_of([&] { db->execute("INSERT INTO t VALUES (1)"); }).first,
            DbErrorCode::read_only);
}

TEST(Sqlite, AFullDiskSaysSoAndChangesNothing) {
  auto const db = open_sqlite(":memory:");
  db->execute("CREATE TABLE t (x TEXT)");
  auto const pages = db->query("PRAGMA page_count").at(0).integer(0);
  db->query("PRAGMA max_page_count = " + std::to_string(pages + 1));
  auto const error = error_of([&] {
    in_transaction(*db, [&] {
      for (int i = 0; i < 100; ++i) {
        db->execute("INSERT INTO t VALUES ($1)", {std::string(1000, 'x')});
      }
    });
  });
  EXPECT_EQ(error, std::pair(DbErrorCode::full,
                             std::string("the disk that holds :memory: is full: free some space "
                                         "and try again")));
  EXPECT_EQ(db->query("SELECT count(*) FROM t").at(0).integer(0), 0);
}

TEST(Sqlite, ASecondWriterIsToldThatTheFirstIsBusy) {
  Folder const folder;
  auto const path = folder.file("m.db");
  auto const first = open_sqlite(path);
  auto const second = open_sqlite(path);
  first->execute("CREATE TABLE t (x INTEGER)");
  second->execute("PRAGMA busy_timeout = 1");
  first->begin();
  first->execute("INSERT INTO t VALUES (1)");
  EXPECT_EQ(second->query("SELECT count(*) FROM t").at(0).integer(0), 0);  // reading goes on
  EXPECT_EQ(error_of([&] { second->begin(); }),
            std::pair(DbErrorCode::busy, "another program is writing to " + path +
                                             ": wait until it is done and try again"));
  first->commit();
  EXPECT_EQ(second->query("SELECT count(*) FROM t").at(0).integer(0), 1);
}

}  // namespace
}  // namespace magpie::store
