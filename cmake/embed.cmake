# Puts files into the program at build time.
#
#   magpie_embed_migrations(OUT.cc FOLDER)   SQL files as string literals: magpie/store/migrations.h
#   magpie_embed_assets(OUT.cc FOLDER)       the web UI by .incbin: magpie/http/embedded_assets.h
#
# The generated file depends on every file of the folder, and the list itself is read again at each
# build (CONFIGURE_DEPENDS), so a new, changed or removed file is embedded anew.
# FOLDER may be absent for assets: then the table is empty.

set(MAGPIE_EMBED_DIR ${CMAKE_CURRENT_LIST_DIR})

function(magpie_embed_migrations OUT FOLDER)
  file(GLOB files CONFIGURE_DEPENDS ${FOLDER}/*.sql)
  add_custom_command(OUTPUT ${OUT}
    COMMAND ${CMAKE_COMMAND} -DOUT=${OUT} -DFOLDER=${FOLDER} -P ${MAGPIE_EMBED_DIR}/embed_migrations.cmake
    DEPENDS ${files} ${MAGPIE_EMBED_DIR}/embed_migrations.cmake VERBATIM)
endfunction()

function(magpie_embed_assets OUT FOLDER)
  set(files)
  if(FOLDER)
    file(GLOB_RECURSE files CONFIGURE_DEPENDS ${FOLDER}/*)
  endif()
  add_custom_command(OUTPUT ${OUT}
    COMMAND ${CMAKE_COMMAND} -DOUT=${OUT} -DFOLDER=${FOLDER} -P ${MAGPIE_EMBED_DIR}/embed_assets.cmake
    DEPENDS ${files} ${MAGPIE_EMBED_DIR}/embed_assets.cmake VERBATIM)
endfunction()
