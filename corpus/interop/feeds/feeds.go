// Package feeds is written in Python, in feeds.py; hand-written Go calls it through the functions that go generate makes.
package feeds

//go:generate go run github.com/py2go/py2go/cmd/py2go translate -pkg feeds feeds.py
