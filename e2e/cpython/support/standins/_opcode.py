"""A stand-in for _opcode: there are no opcodes."""

ENABLE_SPECIALIZATION = False
