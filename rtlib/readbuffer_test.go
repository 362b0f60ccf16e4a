package rt

import "testing"

func TestBytesRead(t *testing.T) {
	for _, test := range []struct{ size, n int }{{0, 0}, {10, 3}, {10, 10}, {largeRead, 5}, {largeRead, largeRead}, {2 * largeRead, 7}} {
		buf := ReadBuffer(test.size)
		if len(buf) != test.size {
			t.Fatalf("buffer for %d bytes has %d", test.size, len(buf))
		}
		for i := range test.n {
			buf[i] = byte(i)
		}
		text, _ := BytesContents(BytesRead(buf, test.n))
		// What is read next must not be seen in the bytes.
		clear(ReadBuffer(test.size))
		if len(text) != test.n {
			t.Errorf("%d of %d bytes: length %d", test.n, test.size, len(text))
		}
		for i := range text {
			if text[i] != byte(i) {
				t.Fatalf("%d of %d bytes: byte %d is %d", test.n, test.size, i, text[i])
			}
		}
	}
}

func TestByteArrayDropFirst(t *testing.T) {
	b := &ByteArray{b: []byte("0123456789")}
	whole := b.b
	b.dropFirst(3)
	if string(b.b) != "3456789" || &b.b[0] != &whole[3] {
		t.Errorf("after the smaller part: %q", b.b)
	}
	b.dropFirst(5)
	if string(b.b) != "89" || &b.b[0] == &whole[8] {
		t.Errorf("after the larger part: %q", b.b)
	}
	b.dropFirst(2)
	b.b = append(b.b, 'x')
	if string(b.b) != "x" || string(whole) != "0123456789" {
		t.Errorf("after all: %q, %q", b.b, whole)
	}
}
