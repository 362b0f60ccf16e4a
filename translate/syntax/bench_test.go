package syntax_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/py2go/py2go/translate/syntax"
)

func BenchmarkTmp(b *testing.B) {
	fs, _ := filepath.Glob("/root/.pyenv/versions/3.13.0/lib/python3.13/*.py")
	var srcs [][]byte
	n := 0
	for _, f := range fs {
		s, _ := os.ReadFile(f)
		srcs = append(srcs, s)
		n += len(s)
	}
	b.SetBytes(int64(n))
	b.ReportAllocs()
	for b.Loop() {
		for _, s := range srcs {
			syntax.Parse("x", s)
		}
	}
}
