package main

// A Case is one line of the table: a program of corpus/bench and the arguments it gets.
type Case struct {
	Name    string
	Program string   // file name in corpus/bench, without .py
	Args    []string // arguments when both interpreters run the same work
	Bar     float64  // how many times faster than CPython it has to be; 0 where nothing is promised
}

// cases are the default runs, in the order of the table. Sizes are such that CPython takes between a
// tenth of a second and a few seconds.
var cases = []Case{
	{Name: "coroutines", Program: "coroutines", Bar: 15},
	{Name: "coroutines_suspended", Program: "coroutines_suspended"},
	{Name: "generators", Program: "generators", Bar: 5},
	{Name: "async_generators", Program: "async_generators", Bar: 8},
	{Name: "async_tree_none", Program: "async_tree", Args: []string{"6", "none"}, Bar: 14},
	{Name: "async_tree_io", Program: "async_tree", Args: []string{"6", "io"}, Bar: 8},
	{Name: "async_tree_memoization", Program: "async_tree", Args: []string{"6", "memoization"}, Bar: 8},
	{Name: "async_tree_cpu_io_mixed", Program: "async_tree", Args: []string{"6", "cpu_io_mixed"}, Bar: 5},
	{Name: "async_tree_none_tg", Program: "async_tree", Args: []string{"6", "none", "tg"}, Bar: 12},
	{Name: "async_tree_io_tg", Program: "async_tree", Args: []string{"6", "io", "tg"}, Bar: 12},
	{Name: "async_tree_none_eager", Program: "async_tree", Args: []string{"6", "none", "gather", "eager"}, Bar: 8},
	{Name: "async_tree_io_eager", Program: "async_tree", Args: []string{"6", "io", "gather", "eager"}, Bar: 8},
	{Name: "resume_depth_10", Program: "resume_depth", Args: []string{"10"}},
	{Name: "resume_depth_100", Program: "resume_depth", Args: []string{"100"}},
	{Name: "resume_depth_1000", Program: "resume_depth", Args: []string{"1000", "20000"}},
	{Name: "sleepers", Program: "sleepers", Args: []string{"100000"}},
	{Name: "queues", Program: "queues", Bar: 10},
	{Name: "lock_handover", Program: "lock_handover", Bar: 10},
	{Name: "event_broadcast", Program: "event_broadcast", Bar: 10},
	{Name: "asyncio_tcp_tls", Program: "asyncio_tcp_tls", Args: []string{"500"}, Bar: 1.5},
	{Name: "asyncio_tcp", Program: "asyncio_tcp", Bar: 1.5},
	{Name: "asyncio_echo", Program: "asyncio_echo", Bar: 4},
	{Name: "fib", Program: "fib"},
	{Name: "nbody", Program: "nbody"},
	{Name: "simulation", Program: "simulation"},
	{Name: "dicts", Program: "dicts"},
	{Name: "lists", Program: "lists"},
	{Name: "strings", Program: "strings"},
	{Name: "exceptions", Program: "exceptions"},
	{Name: "closures", Program: "closures"},
}
