// Cpython runs CPython's own tests against translated programs.
//
// It takes the test files of an installed CPython 3.13 as they are, and its package test.support, but for the modules of it that support/test
// has: those import modules again or start interpreters. support/adapt.py tells test.support what translated programs do not have. All of
// them are translated as one program, in which an import that leads nowhere fails when it is executed. Each file is then run in a process
// of its own; a test that ends the process, or takes too long, is noted and the rest is run again without it. What becomes of every test
// is compared with expected/FILE.txt, which lists those that do not pass, with the reason.
//
//	go run ./e2e/cpython -file test_generators            one file
//	go run ./e2e/cpython -file test_generators -k close -v   its tests whose names hold "close", with their tracebacks
//	go run ./e2e/cpython -tier 1,3,4                      the table
//	go run ./e2e/cpython -file test_generators -update    write expected/test_generators.txt
//
// Nothing of CPython's is kept here.
package main
