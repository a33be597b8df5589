# Run by magpie_embed_migrations: writes OUT from the SQL files of FOLDER.
file(GLOB files ${FOLDER}/*.sql)
list(SORT files)
set(rows "")
set(number 0)
foreach(path IN LISTS files)
  math(EXPR number "${number} + 1")
  get_filename_component(name ${path} NAME)
  if(NOT name MATCHES "^0*${number}_[a-z0-9_]+\\.sql$")
    message(FATAL_ERROR "${name}: migrations are numbered without gaps; this one must be ${number}")
  endif()
  file(READ ${path} text)
  string(APPEND rows "    {\"${name}\", R\"sql(${text})sql\"},\n")
endforeach()
file(WRITE ${OUT} "#include \"magpie/store/migrations.h\"

namespace magpie::store {

std::span<Migration const> migrations() {
  static constexpr Migration kMigrations[] = {
${rows}  };
  return kMigrations;
}

}  // namespace magpie::store
")
