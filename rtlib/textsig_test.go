package rt

import (
	"strings"
	"testing"
)

func TestTextParameters(t *testing.T) {
	for _, tt := range []struct {
		text  string
		bound bool
		want  string
	}{
		{"($module, obj, /)", true, "[('obj', 0)]"},
		{"($self, /, sep=None, maxsplit=-1)", false, "[('self', 0), ('sep', 1, None), ('maxsplit', 1, -1)]"},
		{"($self, /, sep=None, maxsplit=-1)", true, "[('sep', 1, None), ('maxsplit', 1, -1)]"},
		{"($module, iterable, /, *, key=None, reverse=False)", true, "[('iterable', 0), ('key', 3, None), ('reverse', 3, False)]"},
		{"($module, /, *args, sep=' ', end='\\n', file=None)", true, `[('args', 2), ('sep', 3, ' '), ('end', 3, '\n'), ('file', 3, None)]`},
		{"()", false, "[]"},
	} {
		if got := reprOr(TextParameters(tt.text, tt.bound)); got != tt.want {
			t.Errorf("%s, bound %t: %s, want %s", tt.text, tt.bound, got, tt.want)
		}
	}
	for _, line := range strings.Split(strings.Trim(textSignatures, "\n"), "\n") {
		name, _, _ := strings.Cut(line, " ")
		text, ok := StrOf(textSignature(name))
		if !ok {
			t.Errorf("%s: no signature", name)
			continue
		}
		TextParameters(text, false)
	}
}
