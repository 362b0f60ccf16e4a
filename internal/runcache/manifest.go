package runcache

import (
	"bytes"
	"strconv"
)

// manifest is what must still hold for Found to be right. Its file has a line for each fact, a word and a quoted text, and after them the
// snapshot.
type manifest struct {
	Found
	chosen  string // the directory that PY2GO_RUNTIME named
	self    string // identity of py2go
	library snapshot
	goID    string // identity of the Go toolchain
	sources []source
	absent  []string
}

type source struct{ path, hash string }

func (m *manifest) format() []byte {
	var b []byte
	fact := func(word, text string) {
		b = append(b, word...)
		b = append(b, ' ')
		b = strconv.AppendQuote(b, text)
		b = append(b, '\n')
	}
	fact("binary", m.Binary)
	fact("root", m.Root)
	fact("script", m.Script)
	fact("warnings", m.Warnings)
	fact("chosen", m.chosen)
	fact("self", m.self)
	fact("go", m.goID)
	for _, s := range m.sources {
		fact("source", s.path)
		fact("hash", s.hash)
	}
	for _, path := range m.absent {
		fact("absent", path)
	}
	fact("library", "")
	return append(b, m.library...)
}

// parseManifest reads what format wrote; ok is false for anything else.
func parseManifest(data []byte) (m manifest, ok bool) {
	for rest := data; ; {
		var line []byte
		line, rest, ok = bytes.Cut(rest, []byte("\n"))
		word, quoted, _ := bytes.Cut(line, []byte(" "))
		text, err := strconv.Unquote(string(quoted))
		if err != nil || !ok {
			return manifest{}, false
		}
		switch string(word) {
		case "binary":
			m.Binary = text
		case "root":
			m.Root = text
		case "script":
			m.Script = text
		case "warnings":
			m.Warnings = text
		case "chosen":
			m.chosen = text
		case "self":
			m.self = text
		case "go":
			m.goID = text
		case "source":
			m.sources = append(m.sources, source{path: text})
		case "hash":
			if len(m.sources) == 0 {
				return manifest{}, false
			}
			m.sources[len(m.sources)-1].hash = text
		case "absent":
			m.absent = append(m.absent, text)
		case "library":
			m.library = rest
			return m, true
		default:
			return manifest{}, false
		}
	}
}
