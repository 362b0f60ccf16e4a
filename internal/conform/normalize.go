package conform

import (
	"bytes"
	"regexp"
)

var (
	addresses  = regexp.MustCompile(` at 0x[0-9a-f]+`)
	frameLine  = regexp.MustCompile(`^((?:[ |+-]*)?) {2}File "([^"]+)", line \d+`)
	frameDir   = regexp.MustCompile(`File "[^"]*[/\\]([^"/\\]+)"`)
	placeDir   = regexp.MustCompile(`[^\s"'(]*[/\\]([^\s"'/\\]+\.py:\d+)`)
	libraryDir = regexp.MustCompile(`[/\\]lib[/\\]python3\.\d+[/\\]|^<frozen `)
)

// Stdout replaces what differs from run to run and from place to place in standard output: the addresses of objects become 0x..., and file names
// in traceback entries lose their directories.
func Stdout(out []byte) []byte {
	var b bytes.Buffer
	for line := range bytes.Lines(out) {
		if frameLine.Match(line) {
			line = frameDir.ReplaceAll(line, []byte(`File "$1"`))
		}
		b.Write(addresses.ReplaceAll(line, []byte(" at 0x...")))
	}
	return b.Bytes()
}

// Stderr makes standard errors comparable: traceback entries inside CPython's own library go, with the source and caret lines below
// them; file names lose their directories; the addresses of objects become 0x....
func Stderr(out []byte) []byte {
	var b bytes.Buffer
	skip := -1 // length of the margin of the entry being dropped
	for line := range bytes.Lines(out) {
		if m := frameLine.FindSubmatch(line); m != nil {
			skip = -1
			if libraryDir.Match(m[2]) {
				skip = len(m[1])
				continue
			}
		} else if skip >= 0 {
			if len(line) > skip+4 && bytes.Equal(line[skip:skip+4], []byte("    ")) {
				continue
			}
			skip = -1
		}
		line = frameDir.ReplaceAll(line, []byte(`File "$1"`))
		line = placeDir.ReplaceAll(line, []byte("$1"))
		b.Write(addresses.ReplaceAll(line, []byte(" at 0x...")))
	}
	return b.Bytes()
}
