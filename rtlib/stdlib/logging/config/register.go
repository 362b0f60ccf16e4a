// Package config is Python's logging.config, translated from config.py: logging set up by a dictionary or a file.
package config

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/configparser"
	_ "github.com/py2go/py2go/rtlib/stdlib/functools"
	_ "github.com/py2go/py2go/rtlib/stdlib/io"
	_ "github.com/py2go/py2go/rtlib/stdlib/logging"
	_ "github.com/py2go/py2go/rtlib/stdlib/logging/handlers"
	_ "github.com/py2go/py2go/rtlib/stdlib/os"
	_ "github.com/py2go/py2go/rtlib/stdlib/queue"
	_ "github.com/py2go/py2go/rtlib/stdlib/re"
)

//go:generate go run ../../mkpython.go logging.config=config.py

func init() { Register() }
