// Package runcache remembers which executable a Python program was built to, so that running it again needs neither the translator
// nor the Go toolchain.
//
// For every way of starting a program there is a manifest: the hashes of the source files it was made from, the paths where an
// import was looked for in vain, and the identities of py2go, the runtime library and the Go toolchain. While all of these still
// hold, the executable is what a build would give. Executables are stored by a hash of the same facts.
//
// The package imports little, so that package early, which looks a program up, is initialised before the rest of py2go.
package runcache

import (
	"errors"
	"hash/fnv"
	"os"
	"strconv"
	"time"
)

// keep is how long an executable that nobody runs is kept.
const keep = 30 * 24 * time.Hour

// Cache is a directory of executables and manifests.
type Cache struct {
	dir string
}

// Open finds the cache: the directory PY2GO_CACHE names, else py2go in the user's cache directory. It creates nothing.
func Open() (Cache, error) {
	dir := os.Getenv("PY2GO_CACHE")
	if dir == "" {
		base, err := os.UserCacheDir()
		if err != nil {
			return Cache{}, errors.New("no directory for the cache (set PY2GO_CACHE): " + err.Error())
		}
		dir = join(base, "py2go")
	}
	abs, err := absolute(dir)
	return Cache{dir: abs}, err
}

// Library is the copy of the runtime library that a program is built with.
type Library struct {
	Dir     string
	Fixed   bool     // its files never change
	Folders []string // of the packages that the program uses
}

// Sources are what a program is made from.
type Sources struct {
	Modules []Module
	Absent  []string // paths that would change the program if there were something
}

// Module is a module of the program.
type Module struct {
	Name, Package, File string // as load.Module has them
	IsPackage           bool
	Path                string // of the source file; "" if there is none
	Source              []byte
}

// Found is an executable in the cache.
type Found struct {
	Binary string
	Root   string // absolute directory that the program's relative file names start from
	Script string // what sys.argv[0] is to be, if not the name the user gave
	// Warnings is what the translator says of the sources, which is to be repeated whenever the program is run.
	Warnings string
}

// prepare repeats the warnings, and gives the program's arguments and environment.
func (f Found) prepare(args []string) (argv, env []string) {
	os.Stderr.WriteString(f.Warnings)
	if f.Script != "" {
		args = append([]string{f.Script}, args[1:]...)
	}
	return args, append(os.Environ(), "PY2GO_SOURCE_ROOT="+f.Root)
}

// Lookup returns the executable for start if what it was built from has not changed.
func (c Cache) Lookup(start Start) (Found, bool) {
	data, err := os.ReadFile(join(c.dir, "start", c.manifestName(start)))
	if err != nil {
		return Found{}, false
	}
	m, ok := parseManifest(data)
	if !ok || !m.holds() {
		return Found{}, false
	}
	info, err := os.Stat(m.Binary)
	if err != nil {
		return Found{}, false
	}
	if time.Since(info.ModTime()) > 24*time.Hour { // marks it as used; a failure only makes it leave the cache earlier
		_ = os.Chtimes(m.Binary, time.Time{}, time.Now())
	}
	return m.Found, true
}

// holds reports whether a build would still use what m was built from.
func (m manifest) holds() bool {
	if m.chosen != chosen() || m.self != selfID() {
		return false
	}
	if id := goID(); id != m.goID && id != "" {
		return false
	}
	for _, s := range m.sources {
		data, err := os.ReadFile(s.path)
		if err != nil || hash(data) != s.hash {
			return false
		}
	}
	for _, path := range m.absent {
		if _, err := os.Stat(path); err == nil {
			return false
		}
	}
	return m.library.holds()
}

// chosen is the directory of the runtime library that the user wants instead of py2go's own; "" if he does not.
func chosen() string {
	dir := os.Getenv("PY2GO_RUNTIME")
	if abs, err := absolute(dir); err == nil && dir != "" {
		return abs
	}
	return dir
}

// Plan is an executable that is to be built, or is there already.
type Plan struct {
	Binary string // the file
	facts  manifest
}

// Plan notes what the program made from s with lib depends on, before it is built: what changes meanwhile makes it stale.
func (c Cache) Plan(s Sources, lib Library) Plan {
	m := manifest{chosen: chosen(), self: selfID(), goID: goID(), absent: s.Absent, library: takeSnapshot(lib)}
	var key []byte
	for _, text := range []string{m.self, m.goID, lib.Dir, string(m.library)} {
		key = strconv.AppendQuote(key, text)
	}
	for _, mod := range s.Modules {
		sum := hash(mod.Source)
		if mod.Path != "" {
			m.sources = append(m.sources, source{mod.Path, sum})
		}
		for _, text := range []string{mod.Name, mod.Package, mod.File, strconv.FormatBool(mod.IsPackage), sum} {
			key = strconv.AppendQuote(key, text)
		}
	}
	return Plan{Binary: join(c.dir, "bin", hash(key)) + exe, facts: m}
}

// Built reports whether the executable is there.
func (p Plan) Built() bool {
	_, err := os.Stat(p.Binary)
	return err == nil
}

// WorkDir makes a directory to build in.
func (c Cache) WorkDir() (string, error) {
	dir := join(c.dir, "work")
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return "", err
	}
	return os.MkdirTemp(dir, "")
}

// Store notes that start leads to f, built as planned, and drops what has not been used for long.
func (c Cache) Store(start Start, f Found, p Plan) error {
	m := p.facts
	m.Found = f
	if err := replaceFile(c.dir, "start", c.manifestName(start), m.format()); err != nil {
		return err
	}
	c.prune()
	return nil
}

// replaceFile writes a file of a folder of dir in one step, for whoever reads it meanwhile.
func replaceFile(dir, folder, name string, data []byte) error {
	dir = join(dir, folder)
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	tmp, err := os.CreateTemp(dir, "new-")
	if err != nil {
		return err
	}
	_, err = tmp.Write(data)
	if cerr := tmp.Close(); err == nil {
		err = cerr
	}
	if err == nil {
		err = os.Rename(tmp.Name(), join(dir, name))
	}
	if err != nil {
		os.Remove(tmp.Name())
	}
	return err
}

// prune removes old files; one that cannot be removed is left for another time.
func (c Cache) prune() {
	for _, sub := range []string{"bin", "start", "work"} {
		dir := join(c.dir, sub)
		entries, err := os.ReadDir(dir)
		if err != nil {
			continue
		}
		for _, e := range entries {
			if info, err := e.Info(); err == nil && time.Since(info.ModTime()) > keep {
				os.RemoveAll(join(dir, e.Name()))
			}
		}
	}
}

// hash tells contents and names apart: 128 bits of FNV-1a as 32 digits. Nobody has a reason to make two of his own files collide, and
// crypto/sha256 would be initialised late.
func hash(data []byte) string {
	h := fnv.New128a()
	h.Write(data)
	const digits = "0123456789abcdef"
	var text []byte
	for _, b := range h.Sum(nil) {
		text = append(text, digits[b>>4], digits[b&15])
	}
	return string(text)
}

// goID identifies the Go toolchain; "" if there is none, which does not matter to a program that has been built.
func goID() string {
	path := goCommand()
	if path == "" {
		return ""
	}
	return fileID(path)
}

// fileID identifies the content of a file by its size and time.
func fileID(path string) string {
	info, err := os.Stat(path)
	if err != nil {
		return path
	}
	return string(fileState(path, info))
}
