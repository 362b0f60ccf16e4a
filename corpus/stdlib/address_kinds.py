"""getaddrinfo by type, protocol and service: which kinds of sockets it lists, and how it refuses."""

import socket

TCP, UDP, ICMP = socket.IPPROTO_TCP, socket.IPPROTO_UDP, socket.IPPROTO_ICMP

for service in (80, "80", "http", "domain", "nosuchservice", None):
    for kind in (0, socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_RAW):
        for protocol in (0, TCP, UDP, ICMP):
            try:
                found = socket.getaddrinfo("127.0.0.1", service, socket.AF_INET, kind, protocol)
            except socket.gaierror as e:
                print(service, kind, protocol, "->", e)
            else:
                print(service, kind, protocol, "->", [(t.name, p, address[1]) for _, t, p, _, address in found])
