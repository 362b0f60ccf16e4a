package rt

import "sync"

// What is read from sockets and pipes is mostly far less than was asked for. So the memory that is read into is kept and used again: to make
// it, and to have it collected, would cost more than the reading.

const (
	smallRead = 4 << 10 // up to here a buffer is not worth keeping
	largeRead = 1 << 20 // and above here, too large for it
)

var readBuffers sync.Pool // of *[]byte

// ReadBuffer is memory for n bytes that is not cleared. It is to be given to BytesRead or KeepBuffer.
func ReadBuffer(n int) []byte {
	if n <= smallRead {
		return make([]byte, n)
	}
	if b, ok := readBuffers.Get().(*[]byte); ok && cap(*b) >= n {
		return (*b)[:n]
	}
	return RawBytes(n)
}

// KeepBuffer takes back a buffer that nothing refers to.
func KeepBuffer(buf []byte) {
	if cap(buf) > smallRead && cap(buf) <= largeRead {
		readBuffers.Put(&buf)
	}
}

// BytesRead is a bytes object of the first n bytes of a buffer, which is not to be used any more. One that is nearly full is not copied.
func BytesRead(buf []byte, n int) Value {
	if n > smallRead && n > cap(buf)/2 {
		return NewBytes(TextOf(buf[:n]))
	}
	v := NewBytes(string(buf[:n]))
	KeepBuffer(buf)
	return v
}
