package rt

// init fills the builtin types, in an order in which each finds what it needs, and readies them.
func init() {
	initInt()
	initFloat()
	initComplex()
	initStr()
	initBytes()
	initCodecs()
	initExc()
	initTraceback()
	initGenerator()
	initAsyncGen()
	initSlice()
	initSeqIter()
	initList()
	initTuple()
	initDict()
	initSet()
	initRange()
	initIterTypes()
}
