// Package runcache remembers which executable a Python program was built to, so that running it again needs neither the translator
// nor the Go toolchain.
//
// For every way of starting a program there is a manifest: the hashes of the source files it was made from, the paths where an
// import was looked for in vain, and the identities of py2go, the runtime library and the Go toolchain. While all of these still
// hold, the executable is what a build would give. Executables are stored by a hash of the same facts.
package runcache

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/py2go/py2go/internal/gobuild"
	"github.com/py2go/py2go/translate/load"
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
			return Cache{}, fmt.Errorf("no directory for the cache (set PY2GO_CACHE): %w", err)
		}
		dir = filepath.Join(base, "py2go")
	}
	abs, err := filepath.Abs(dir)
	return Cache{dir: abs}, err
}

// Start is one way of starting a program.
type Start struct {
	Entry  string   // as load.Load takes it
	Module bool     // Entry is a module name
	Path   []string // search path
}

// Found is an executable in the cache.
type Found struct {
	Binary string
	Root   string // absolute directory that the program's relative file names start from
	Script string // what sys.argv[0] is to be, if not the name the user gave
	// Warnings are those about the sources, which are to be repeated whenever the program is run.
	Warnings []load.Warning
}

// manifest is what must still hold for Found to be right.
type manifest struct {
	Found
	Tools   string // identities of py2go and the runtime library
	Go      string // identity of the Go toolchain
	Sources []source
	Absent  []string
}

type source struct {
	Path string
	Hash string
}

// Lookup returns the executable for start if what it was built from has not changed.
func (c Cache) Lookup(start Start, rt gobuild.Runtime) (Found, bool) {
	data, err := os.ReadFile(c.manifestPath(start))
	if err != nil {
		return Found{}, false
	}
	var m manifest
	if json.Unmarshal(data, &m) != nil || m.Tools != c.tools(rt) || goID() != m.Go && goID() != "" {
		return Found{}, false
	}
	for _, s := range m.Sources {
		data, err := os.ReadFile(s.Path)
		if err != nil || hash(data) != s.Hash {
			return Found{}, false
		}
	}
	for _, path := range m.Absent {
		if _, err := os.Stat(path); err == nil {
			return Found{}, false
		}
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

// Binary is where the executable of p belongs, and whether it is there already.
func (c Cache) Binary(p *load.Program, rt gobuild.Runtime) (path string, exists bool) {
	h := sha256.New()
	fmt.Fprintf(h, "%s\n%s\n", c.tools(rt), goID())
	for _, m := range p.Modules {
		fmt.Fprintf(h, "%q %q %q %t %x\n", m.Name, m.Package, m.File, m.IsPackage, sha256.Sum256(m.Source))
	}
	path = filepath.Join(c.dir, "bin", hex.EncodeToString(h.Sum(nil))[:32]) + exe
	_, err := os.Stat(path)
	return path, err == nil
}

// WorkDir makes a directory to build in.
func (c Cache) WorkDir() (string, error) {
	dir := filepath.Join(c.dir, "work")
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return "", err
	}
	return os.MkdirTemp(dir, "")
}

// Store notes that start leads to p, built with rt as binary, and drops what has not been used for long.
func (c Cache) Store(start Start, p *load.Program, rt gobuild.Runtime, binary string) (Found, error) {
	m := manifest{Found: Found{Binary: binary, Root: p.Root, Warnings: p.Warnings}, Tools: c.tools(rt), Go: goID(), Absent: p.Absent}
	if start.Module {
		m.Script = p.Modules[0].Path
	}
	for _, mod := range p.Modules {
		if mod.Path != "" {
			m.Sources = append(m.Sources, source{mod.Path, hash(mod.Source)})
		}
	}
	data, err := json.Marshal(m)
	if err != nil {
		return m.Found, err
	}
	path := c.manifestPath(start)
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return m.Found, err
	}
	if err := replaceFile(path, data); err != nil {
		return m.Found, err
	}
	c.prune()
	return m.Found, nil
}

// replaceFile writes a file in one step, for whoever reads it meanwhile.
func replaceFile(path string, data []byte) error {
	tmp, err := os.CreateTemp(filepath.Dir(path), "new-")
	if err != nil {
		return err
	}
	_, err = tmp.Write(data)
	if cerr := tmp.Close(); err == nil {
		err = cerr
	}
	if err == nil {
		err = os.Rename(tmp.Name(), path)
	}
	if err != nil {
		os.Remove(tmp.Name())
	}
	return err
}

// prune removes old files; one that cannot be removed is left for another time.
func (c Cache) prune() {
	for _, sub := range []string{"bin", "start", "work", "runtime"} {
		dir := filepath.Join(c.dir, sub)
		entries, err := os.ReadDir(dir)
		if err != nil {
			continue
		}
		for _, e := range entries {
			if info, err := e.Info(); err == nil && time.Since(info.ModTime()) > keep {
				os.RemoveAll(filepath.Join(dir, e.Name()))
			}
		}
	}
}

func (c Cache) manifestPath(s Start) string {
	h := sha256.New()
	cwd := ""
	entry := s.Entry
	if s.Module {
		cwd, _ = os.Getwd() // where the search for modules starts; without one, loading fails anyway
	} else if abs, err := filepath.Abs(entry); err == nil {
		entry = abs
	}
	fmt.Fprintf(h, "%q %t %q %q", entry, s.Module, s.Path, cwd)
	return filepath.Join(c.dir, "start", hex.EncodeToString(h.Sum(nil))[:32]+".json")
}

func hash(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// goID identifies the Go toolchain; "" if there is none, which does not matter to a program that has been built.
func goID() string {
	goCmd, err := gobuild.GoCommand()
	if err != nil {
		return ""
	}
	return fileID(goCmd)
}

// tools identifies py2go and the runtime library.
func (c Cache) tools(rt gobuild.Runtime) string {
	h := sha256.New()
	fmt.Fprintf(h, "%s\n%s\n", selfID(), rt.Dir)
	if !rt.Fixed {
		id := c.treeID(rt.Dir, filepath.Join(rt.Dir, "go.mod"), filepath.Join(rt.Dir, "go.sum"), filepath.Join(rt.Dir, "rtlib"))
		fmt.Fprintln(h, id)
	}
	return hex.EncodeToString(h.Sum(nil))[:32]
}

func fileID(path string) string {
	info, err := os.Stat(path)
	if err != nil {
		return path
	}
	return fmt.Sprintf("%s %d %d", path, info.Size(), info.ModTime().UnixNano())
}
