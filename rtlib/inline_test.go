package rt

import (
	"os/exec"
	"regexp"
	"testing"
)

// TestInlined asserts that the fast paths which generated code relies on stay below the inliner's budget.
func TestInlined(t *testing.T) {
	out, err := exec.Command("go", "build", "-gcflags=-m=2", ".").CombinedOutput()
	if err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	for _, name := range []string{
		"AddInt", "SubInt", "LtInt", "LeInt", "EqInt", "TruthBool", "(*Loop).Step", "Is", "Value.IsFunc", "Enter", "Ret", "Tick", "Int", "Float", "Bool",
	} {
		if !regexp.MustCompile(`: can inline ` + regexp.QuoteMeta(name) + ` with cost \d+`).Match(out) {
			why := regexp.MustCompile(`: cannot inline ` + regexp.QuoteMeta(name) + `: .*`).Find(out)
			t.Errorf("%s is not inlined%s", name, why)
		}
	}
}
