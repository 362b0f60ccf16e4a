package ssl

import (
	"errors"

	rt "github.com/py2go/py2go/rtlib"
)

// This file is how package asyncio carries a connection's bytes without making objects of them.

// A MemoryBIO is one as whoever carries its bytes sees it.
type MemoryBIO interface {
	// Pending is what waits. It is valid until something else is done with the MemoryBIO.
	Pending() []byte
	// Drop forgets the first n bytes of what waits.
	Drop(n int)
}

// MemoryBIOOf is v as a MemoryBIO, nil if it is none.
func MemoryBIOOf(v rt.Value) MemoryBIO {
	if b := rt.As[bio](v, &bioType); b != nil {
		return b
	}
	return nil
}

func (b *bio) Pending() []byte { return b.buf[b.off:] }

func (b *bio) Drop(n int) { b.skip(n) }

// A Decrypter is a connection over MemoryBIOs, as whoever reads all that comes sees it.
type Decrypter interface {
	// Waiting is about how many bytes can be read.
	Waiting() int
	// ReadPiece reads into p, which should hold more than a record. If nothing has come, status says whether anything will.
	ReadPiece(p []byte) (n int, status ReadStatus, exc *rt.Exc)
}

// ReadStatus says how a read went.
type ReadStatus uint8

// What became of a read: there was data, it would have to wait, or the peer has closed the connection.
const (
	ReadData ReadStatus = iota
	ReadWaits
	ReadEnded
)

// DecrypterOf is v, an _SSLSocket, as a Decrypter; nil if it is none.
func DecrypterOf(v rt.Value) Decrypter {
	if s := rt.As[sslSocket](v, &connectionType); s != nil && s.sock.IsNone() {
		return s
	}
	return nil
}

func (s *sslSocket) Waiting() int { return len(s.engine.plain) + s.engine.in.pending() }

func (s *sslSocket) ReadPiece(p []byte) (n int, status ReadStatus, exc *rt.Exc) {
	e := s.engine
	n, err := e.read(p)
	switch {
	case err == nil:
		return n, ReadData, nil
	case e.hungUp && !e.shutdown:
		return 0, ReadEnded, nil
	case errors.Is(err, errWouldBlock):
		return 0, ReadWaits, nil
	}
	return 0, ReadWaits, e.failed(err).raise(inRead)
}
