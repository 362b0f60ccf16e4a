package socket

import (
	rt "github.com/py2go/py2go/rtlib"
	"golang.org/x/sys/unix"
)

// This file is sendmsg and recvmsg: several buffers at once, with ancillary data.

// control is ancillary data as the system has it, from tuples of level, type and data.
func control(v rt.Value) ([]byte, *rt.Exc) {
	items, err := rt.ListOf(v)
	if err != nil {
		return nil, err
	}
	var oob []byte
	for _, item := range items {
		parts, err := rt.Unpack(item, 3)
		if err != nil {
			return nil, rt.Errorf(&rt.TypeError, "[sendmsg() ancillary data items] argument must be a 3-item tuple")
		}
		level, err := rt.IndexInt(parts[0])
		if err != nil {
			return nil, err
		}
		typ, err := rt.IndexInt(parts[1])
		if err != nil {
			return nil, err
		}
		data, err := rt.BytesArg(parts[2])
		if err != nil {
			return nil, err
		}
		oob = append(oob, controlMessage(level, typ, data)...)
	}
	return oob, nil
}

func controlMessage(level, typ int, data string) []byte {
	b := make([]byte, unix.CmsgSpace(len(data)))
	le := nativeOrder
	le.PutUint64(b, uint64(unix.CmsgLen(len(data))))
	le.PutUint32(b[8:], uint32(level))
	le.PutUint32(b[12:], uint32(typ))
	copy(b[unix.CmsgLen(0):], data)
	return b
}

// sendmsg is sendmsg(buffers, ancdata, flags, address).
func sendmsg(s *sock, a []rt.Value) (rt.Value, *rt.Exc) {
	chunks, err := rt.ListOf(a[0])
	if err != nil {
		return rt.Unset, rt.Errorf(&rt.TypeError, "sendmsg() argument 1 must be iterable")
	}
	buffers := make([][]byte, len(chunks))
	for i, c := range chunks {
		data, err := rt.BytesArg(c)
		if err != nil {
			return rt.Unset, err
		}
		buffers[i] = rt.BytesView(data)
	}
	oob, err := control(a[1])
	if err != nil {
		return rt.Unset, err
	}
	flags, err := rt.IndexInt(a[2])
	if err != nil {
		return rt.Unset, err
	}
	var to unix.Sockaddr
	if !a[3].IsNone() {
		if to, err = s.address("sendmsg", a[3]); err != nil {
			return rt.Unset, err
		}
	}
	n := 0
	err = s.do(unix.POLLOUT, func() (failed error) {
		n, failed = unix.SendmsgBuffers(s.fd, buffers, oob, to, flags|unix.MSG_NOSIGNAL|unix.MSG_DONTWAIT)
		return failed
	})
	return rt.Int(int64(n)), err
}

// receiveMessage reads into buffers; the result is the number of bytes, the ancillary data, flags and the sender.
func (s *sock) receiveMessage(buffers [][]byte, room, flags int) (int, []rt.Value, *rt.Exc) {
	oob := make([]byte, room)
	var n, oobn, got int
	var from unix.Sockaddr
	err := s.do(unix.POLLIN, func() (failed error) {
		n, oobn, got, from, failed = unix.RecvmsgBuffers(s.fd, buffers, oob, flags|unix.MSG_DONTWAIT|unix.MSG_CMSG_CLOEXEC)
		return failed
	})
	if err != nil {
		return 0, nil, err
	}
	var anc []rt.Value
	for rest := oob[:oobn]; len(rest) >= unix.CmsgLen(0); {
		size := int(nativeOrder.Uint64(rest))
		if size < unix.CmsgLen(0) {
			break
		}
		data := rest[unix.CmsgLen(0):min(size, len(rest))]
		anc = append(anc, rt.NewTuple3(rt.Int(int64(int32(nativeOrder.Uint32(rest[8:])))), rt.Int(int64(int32(nativeOrder.Uint32(rest[12:])))), rt.NewBytes(string(data))))
		rest = rest[min(unix.CmsgSpace(size-unix.CmsgLen(0)), len(rest)):]
	}
	return n, []rt.Value{rt.ListFrom(anc), rt.Int(int64(got &^ unix.MSG_CMSG_CLOEXEC)), addressValue(from)}, nil
}

// recvmsg is recvmsg(bufsize, ancbufsize, flags).
func recvmsg(s *sock, a []rt.Value) (rt.Value, *rt.Exc) {
	var nums [3]int
	for i := range nums {
		var err *rt.Exc
		if nums[i], err = rt.IndexInt(a[i]); err != nil {
			return rt.Unset, err
		}
	}
	if nums[0] < 0 {
		return rt.Unset, rt.Errorf(&rt.ValueError, "negative buffer size in recvmsg()")
	}
	if nums[1] < 0 {
		return rt.Unset, rt.Errorf(&rt.ValueError, "invalid ancillary data buffer length")
	}
	buf := make([]byte, nums[0])
	n, rest, err := s.receiveMessage([][]byte{buf}, nums[1], nums[2])
	if err != nil {
		return rt.Unset, err
	}
	return rt.NewTuple(append([]rt.Value{rt.NewBytes(string(buf[:n]))}, rest...)...), nil
}

// recvmsgInto is recvmsg_into(buffers, ancbufsize, flags).
func recvmsgInto(s *sock, a []rt.Value) (rt.Value, *rt.Exc) {
	list, err := rt.ListOf(a[0])
	if err != nil {
		return rt.Unset, rt.Errorf(&rt.TypeError, "recvmsg_into() argument 1 must be an iterable")
	}
	buffers := make([][]byte, len(list))
	for i, v := range list {
		if buffers[i], err = rt.WritableBytes(v); err != nil {
			return rt.Unset, err
		}
	}
	room, err := rt.IndexInt(a[1])
	if err != nil {
		return rt.Unset, err
	}
	if room < 0 {
		return rt.Unset, rt.Errorf(&rt.ValueError, "invalid ancillary data buffer length")
	}
	flags, err := rt.IndexInt(a[2])
	if err != nil {
		return rt.Unset, err
	}
	n, rest, err := s.receiveMessage(buffers, room, flags)
	if err != nil {
		return rt.Unset, err
	}
	return rt.NewTuple(append([]rt.Value{rt.Int(int64(n))}, rest...)...), nil
}
