"""Servers and tools for WSGI, the interface between web servers and applications that PEP 3333 defines."""
