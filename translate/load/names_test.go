package load_test

import (
	"os"
	"os/exec"
	"testing"

	"github.com/rogpeppe/go-internal/diff"
)

// TestStdlib checks that the table of the runtime's modules is up to date.
func TestStdlib(t *testing.T) {
	want, err := exec.Command("go", "run", "mkstdlib.go").Output()
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("stdlib.go")
	if err != nil {
		t.Fatal(err)
	}
	if d := diff.Diff("stdlib.go", got, "generated", want); d != nil {
		t.Errorf("run go generate ./translate/load\n%s", d)
	}
}
