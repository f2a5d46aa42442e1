# SPDX-License-Identifier: Apache-2.0
# A room is a folder of lib/ or src/ built as one static library, named after its path: lib/util → lib_util.
function(room path)
  string(REPLACE "/" "_" name ${path})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${path}/*.cpp)
  list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
  if(sources)
    add_library(${name} STATIC ${sources})
    # Many files as one take a third of the time of a build from nothing; dev compiles each file alone, so that each stands alone.
    if(PRONGSAI_SANITIZE OR PRONGSAI_FUZZ OR CMAKE_BUILD_TYPE STREQUAL "Release")
      set(together 16)
      if(PRONGSAI_SANITIZE)
        set(together 32)
      endif()
      if(PRONGSAI_FUZZ)
        set(together 0) # all: clang takes most of its time for headers
      endif()
      set_target_properties(${name} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE ${together})
    endif()
    target_include_directories(${name} PUBLIC ${CMAKE_SOURCE_DIR})
    target_link_libraries(${name} ${ARGN})
    target_compile_definitions(${name} PRIVATE PRONGSAI_VERSION="${PROJECT_VERSION}")
  else()
    add_library(${name} INTERFACE)
    target_include_directories(${name} INTERFACE ${CMAKE_SOURCE_DIR})
    cmake_parse_arguments(arg "" "" "PUBLIC;PRIVATE" ${ARGN})
    target_link_libraries(${name} INTERFACE ${arg_PUBLIC})
  endif()
endfunction()

# The tests of a room: tests/<path>/*_test.cpp as one program, each case known to ctest by its name. Tests of several rooms
# together stand in a folder of another name and name what they need.
function(room_tests path)
  string(REPLACE "/" "_" name ${path})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/${path}/*.cpp)
  list(FILTER sources EXCLUDE REGEX "/tests/lib/db/engines\\.cpp$")
  if(NOT sources)
    return()
  endif()
  add_executable(test_${name} ${sources})
  if(TARGET ${name})
    target_link_libraries(test_${name} PRIVATE ${name})
  endif()
  target_link_libraries(test_${name} PRIVATE GTest::gtest_main rapidcheck program_data fonts_data static_data
    ${ARGN})
  target_precompile_headers(test_${name} PRIVATE <gtest/gtest.h>)
  target_compile_definitions(test_${name} PRIVATE PRONGSAI_SOURCE_DIR="${CMAKE_SOURCE_DIR}"
    PRONGSAI_BINARY="$<TARGET_FILE:prongsai>")
  if(PRONGSAI_SANITIZE)
    # A process for each case spends most of its time on reading words and templates; here a program runs its cases in one
    # go, those that take long in several processes. dev knows each case by its name.
    set(processes 1)
    if(path MATCHES "^src/(app|surveys|disclosures|reviews|results|portal|measures|documents)$")
      set(processes 3)
    endif()
    math(EXPR last "${processes} - 1")
    foreach(process RANGE ${last})
      add_test(NAME ${name}_${process} COMMAND test_${name} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
      set_tests_properties(${name}_${process} PROPERTIES TIMEOUT 1200 COST 50
        ENVIRONMENT "GTEST_BRIEF=1;GTEST_TOTAL_SHARDS=${processes};GTEST_SHARD_INDEX=${process}")
    endforeach()
  else()
    gtest_discover_tests(test_${name} DISCOVERY_MODE PRE_TEST WORKING_DIRECTORY ${CMAKE_SOURCE_DIR}
      PROPERTIES TIMEOUT 300)
  endif()
endfunction()
