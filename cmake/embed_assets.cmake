# Run by magpie_embed_assets: packs the files of FOLDER beside OUT and writes OUT, which takes them
# in by .incbin. The ETag in the table is the hash of the content, so that a changed file changes
# the source too and no compiler cache answers with the old bytes.
set(pack_folder ${OUT}.d)
file(REMOVE_RECURSE ${pack_folder})
file(MAKE_DIRECTORY ${pack_folder})

set(files)
if(FOLDER AND EXISTS ${FOLDER}/index.html)
  file(GLOB_RECURSE files RELATIVE ${FOLDER} ${FOLDER}/*)
  list(SORT files)
endif()

set(blobs "")
set(externs "")
set(rows "")
set(number 0)
foreach(name IN LISTS files)
  file(SHA256 ${FOLDER}/${name} hash)
  string(SUBSTRING ${hash} 0 32 etag)
  set(blob ${pack_folder}/${number}.bin)
  if(name MATCHES "\\.(html|js|mjs|css|json|map|svg|txt|webmanifest|wasm|ico)$")
    set(packing gzip)
    execute_process(COMMAND gzip -9 -n -c ${FOLDER}/${name} OUTPUT_FILE ${blob} RESULT_VARIABLE failed)
    if(failed)
      message(FATAL_ERROR "cannot pack ${FOLDER}/${name}: is gzip installed?")
    endif()
  else()
    set(packing plain)
    configure_file(${FOLDER}/${name} ${blob} COPYONLY)
  endif()
  set(symbol magpie_asset_${number})
  string(APPEND blobs "asm(R\"asm(\n.section .rodata\n.balign 16\n.globl ${symbol}\n${symbol}:\n.incbin \"${blob}\"\n"
    ".globl ${symbol}_end\n${symbol}_end:\n.previous\n)asm\");\n")
  string(APPEND externs "extern \"C\" char const ${symbol}[];\nextern \"C\" char const ${symbol}_end[];\n")
  string(APPEND rows "      {\"/${name}\", bytes_between(${symbol}, ${symbol}_end), Packing::${packing}, \"\\\"${etag}\\\"\"},\n")
  math(EXPR number "${number} + 1")
endforeach()

if(number EQUAL 0)
  set(body "std::span<EmbeddedAsset const> embedded_assets() { return {}; }\n")
else()
  set(body "namespace {

std::string_view bytes_between(char const* begin, char const* end) {
  return {begin, static_cast<std::size_t>(end - begin)};
}

}  // namespace

std::span<EmbeddedAsset const> embedded_assets() {
  static EmbeddedAsset const kAssets[] = {
${rows}  };
  return kAssets;
}
")
endif()

file(WRITE ${OUT} "#include \"magpie/http/embedded_assets.h\"

${blobs}
${externs}
namespace magpie::http {

${body}
}  // namespace magpie::http
")
