package asyncio

import (
	rt "github.com/py2go/py2go/rtlib"
	"github.com/py2go/py2go/rtlib/stdlib/ssl"
)

// This file is what module asyncio.sslproto does with every piece of data.

var attrRead = rt.Attr{Name: "read"}

// sendOutgoing is _send_outgoing(transport, bio): transport.write(bio.read()), if there is anything to send.
func sendOutgoing(transport, outgoing rt.Value) (rt.Value, *rt.Exc) {
	bio, t := ssl.MemoryBIOOf(outgoing), rt.As[sockTransport](transport, &sockTransportType)
	if bio == nil || t == nil || !t.plainWrite {
		data, err := rt.CallNamed0(outgoing, &attrRead)
		if err != nil {
			return rt.Unset, err
		}
		if some, err := rt.Truth(data); err != nil || !some {
			return rt.None, err
		}
		return rt.CallNamed1(transport, &attrWrite, data)
	}
	data := bio.Pending()
	if len(data) == 0 {
		return rt.None, nil
	}
	err := t.writeText(rt.TextOf(data), true)
	bio.Drop(len(data))
	return rt.None, err
}

// feedDecrypted is _feed_decrypted(connection, protocol): gives the protocol of a stream all that can be decrypted, without making bytes
// objects of it. It returns True where that was the end, False where more may come, and None, having done nothing, where either is not
// what it is for.
func feedDecrypted(connection, protocol rt.Value) (rt.Value, *rt.Exc) {
	p, ok := layerOf(protocol).(*streamProtocol)
	d := ssl.DecrypterOf(connection)
	if d == nil || !ok || !p.Receives() {
		return rt.None, nil
	}
	r := p.plainReader()
	if r == nil {
		return rt.None, nil
	}
	for {
		if scratch == nil {
			scratch = make([]byte, readSize)
		}
		buf := scratch
		direct := len(r.unread()) == 0 && d.Waiting() > readSize/2
		if direct {
			buf = r.room(readSize)
		}
		n, status, err := d.ReadPiece(buf)
		switch {
		case err != nil:
			return rt.Unset, err
		case status != ssl.ReadData:
			return rt.Bool(status == ssl.ReadEnded), nil
		case direct:
			err = r.filled(n)
		default:
			err = r.feed(buf[:n])
		}
		if err != nil {
			return rt.Unset, err
		}
	}
}
