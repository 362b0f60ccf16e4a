package load

// Stdlib maps the name of every module that the runtime provides to the Go import path of the package that provides it.
var Stdlib = map[string]string{}
