package gobuild

import (
	"encoding/json"
	"errors"
	"fmt"
	"go/build"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
)

// ModulePath is the Go module that holds the runtime library.
const ModulePath = "github.com/py2go/py2go"

// Runtime is a copy of the Go module that holds the runtime library.
type Runtime struct {
	Dir   string // absolute
	Fixed bool   // it is a released version in Go's module cache, whose files never change
}

// FindRuntime finds the runtime library that belongs to this executable: the directory named by PY2GO_RUNTIME; the source tree the
// executable was built from; or the released version it was built from, downloaded if need be.
func FindRuntime() (Runtime, error) {
	if dir := os.Getenv("PY2GO_RUNTIME"); dir != "" {
		abs, err := filepath.Abs(dir)
		if err != nil {
			return Runtime{}, err
		}
		if !isRuntime(abs) {
			return Runtime{}, fmt.Errorf("PY2GO_RUNTIME: %s does not hold the module %s", dir, ModulePath)
		}
		return Runtime{Dir: abs}, nil
	}
	if _, file, _, ok := runtime.Caller(0); ok && filepath.IsAbs(file) {
		if dir := filepath.Dir(filepath.Dir(filepath.Dir(file))); isRuntime(dir) {
			return Runtime{Dir: dir, Fixed: strings.Contains(filepath.Base(dir), "@v")}, nil
		}
	}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return Runtime{}, errors.New("the runtime library was not found: set PY2GO_RUNTIME to a checkout of " + ModulePath)
	}
	version := info.Main.Version
	for _, dep := range info.Deps { // linked into some other main package
		if dep.Path == ModulePath {
			version = dep.Version
		}
	}
	if version == "" || version == "(devel)" {
		return Runtime{}, errors.New("the runtime library was not found: set PY2GO_RUNTIME to a checkout of " + ModulePath)
	}
	if dir := filepath.Join(moduleCache(), filepath.FromSlash(ModulePath)+"@"+version); isRuntime(dir) {
		return Runtime{Dir: dir, Fixed: true}, nil
	}
	return download(version)
}

// moduleCache is the directory of Go's module cache, as far as the environment tells without asking the go command.
func moduleCache() string {
	if dir := os.Getenv("GOMODCACHE"); dir != "" {
		return dir
	}
	return filepath.Join(filepath.SplitList(build.Default.GOPATH + string(os.PathListSeparator))[0], "pkg", "mod")
}

func isRuntime(dir string) bool {
	mod, err := os.ReadFile(filepath.Join(dir, "go.mod"))
	if err != nil || !strings.Contains(string(mod), "module "+ModulePath+"\n") {
		return false
	}
	_, err = os.Stat(filepath.Join(dir, "rtlib"))
	return err == nil
}

func download(version string) (Runtime, error) {
	goCmd, err := GoCommand()
	if err != nil {
		return Runtime{}, err
	}
	cmd := exec.Command(goCmd, "mod", "download", "-json", ModulePath+"@"+version)
	cmd.Dir = os.TempDir()
	cmd.Env = environ()
	out, runErr := cmd.Output()
	var got struct{ Dir, Error string }
	if err := json.Unmarshal(out, &got); err != nil {
		return Runtime{}, fmt.Errorf("go mod download %s@%s: %w", ModulePath, version, errors.Join(runErr, err))
	}
	if got.Error != "" || got.Dir == "" {
		return Runtime{}, fmt.Errorf("the runtime library, %s@%s, cannot be downloaded: %s", ModulePath, version, strings.TrimSpace(got.Error))
	}
	return Runtime{Dir: got.Dir, Fixed: true}, nil
}
