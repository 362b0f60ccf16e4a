//go:build unix

// Package early starts a program that is in the run cache before the rest of py2go is initialised.
//
// Go initialises the packages of an executable one by one, each as soon as those that it imports are. This one imports little, and so its
// turn comes before those of the translator, which fill tables. A program that starts here costs neither these tables nor the memory that
// they touch, which is most of the time that a cached start takes. Everything else, mistakes in the command line among them, is left to
// the command itself.
package early

import (
	"os"

	"github.com/py2go/py2go/internal/runcache"
)

func init() {
	start, args, ok := runcache.ParseRun(os.Args)
	if !ok {
		return
	}
	cache, err := runcache.Open()
	if err != nil {
		return // the command says what is wrong
	}
	if found, ok := cache.Lookup(start); ok {
		_, _ = found.Exec(args) // if it fails, the command tries again and says why
	}
}
