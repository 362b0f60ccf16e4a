package conform

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/py2go/py2go/internal/cpython"
)

// expectation is what a program has to do, normalised.
type expectation struct {
	stdout, stderr []byte
	code           int
}

func expected(c Case, o outcome) expectation {
	e := expectation{stdout: Stdout(o.stdout), code: o.code}
	if !c.SkipStderr {
		e.stderr = Stderr(o.stderr)
	}
	return e
}

// recorded reads the files beside the program.
func recorded(c Case) (expectation, error) {
	base := strings.TrimSuffix(c.Path, ".py")
	var e expectation
	var err error
	if e.stdout, err = os.ReadFile(base + ".out"); err != nil {
		return e, err
	}
	if e.stderr, err = os.ReadFile(base + ".err"); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return e, err
	}
	switch code, err := os.ReadFile(base + ".code"); {
	case err == nil:
		if e.code, err = strconv.Atoi(strings.TrimSpace(string(code))); err != nil {
			return e, fmt.Errorf("%s.code: %w", base, err)
		}
	case !errors.Is(err, fs.ErrNotExist):
		return e, err
	}
	return e, nil
}

// record asks CPython what c has to do.
func (r runner) record(ctx context.Context, c Case, python string) (expectation, error) {
	if python == "" || c.Python != cpython.Reference {
		var err error
		if python, err = cpython.Find(c.Python); err != nil {
			return expectation{}, fmt.Errorf("%s: %w", c.Name, err)
		}
	}
	o, err := r.run(ctx, c, python, []string{python, filepath.Base(c.Path)}, "PYTHONDONTWRITEBYTECODE=1")
	if err != nil {
		return expectation{}, err
	}
	if o.timeout {
		return expectation{}, fmt.Errorf("%s: CPython did not end within %v", c.Name, r.timeout)
	}
	return expected(c, o), nil
}

// write stores e beside the program of c and reports whether anything changed.
func (e expectation) write(c Case) (changed bool, err error) {
	base := strings.TrimSuffix(c.Path, ".py")
	code := []byte(nil)
	if e.code != 0 {
		code = fmt.Appendln(nil, e.code)
	}
	for _, f := range []struct {
		suffix string
		data   []byte
		keep   bool // also if empty
	}{{".out", e.stdout, true}, {".err", e.stderr, false}, {".code", code, false}} {
		path := base + f.suffix
		old, err := os.ReadFile(path)
		exists := err == nil
		switch {
		case len(f.data) == 0 && !f.keep:
			if exists {
				changed = true
				if err := os.Remove(path); err != nil {
					return changed, err
				}
			}
		case !exists || !bytes.Equal(old, f.data):
			changed = true
			if err := os.WriteFile(path, f.data, 0o666); err != nil {
				return changed, err
			}
		}
	}
	return changed, nil
}
