package rt

// init fills the builtin types, in an order in which each finds what it needs, and readies them.
func init() {
	initObject()
	initType()
	initSpecial()
	initDescr()
	initFunction()
	initSuper()
	initModule()
	initMappingProxy()
	initNamespace()
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
	initShortCalls()
	initIO()
	initGenericAlias()
	initUnion()
	initTypeVars()
	initReducers()
	readyAll()
	initImport()
	initReduce()
	initBuiltins()
	registerBuiltin(textBuiltins()...)
	registerBuiltin(containerBuiltins()...)
	initSys()
	initStreams()
}

// readyAll readies the types that the functions above have filled.
func readyAll() {
	addTypes(
		&asyncGenOpType, &BytesType, &ByteArrayType, &BytesIteratorType, &ByteArrayIteratorType, &ComplexType, &DictKeysType,
		&DictValuesType, &DictItemsType, &dictKeyIterType, &dictValueIterType, &dictItemIterType, &dictRevKeyIterType,
		&dictRevValueIterType, &dictRevItemIterType, &GeneratorType, &CoroutineType, &AsyncGeneratorType, &coroutineWrapperType,
		&SliceType, &seqIterType, &EnumerateType, &ZipType, &MapType, &FilterType, &ReversedType, &callableIterType,
		&listIterType, &listRevIterType, &MemoryViewType, &memoryIterType, &RangeType, &rangeIterType, &bigRangeIterType, &SetType,
		&FrozenSetType, &setIterType, &StrIteratorType, &strASCIIIteratorType, &TracebackType, &FrameType, &tupleIterType, &IntType, &BoolType,
		&FloatType, &StrType, &ListType, &TupleType, &DictType,
	)
	addTypes(
		&IOBaseType, &RawIOBaseType, &BufferedIOBaseType, &TextIOBaseType, &UnsupportedOperationType, &FileIOType, &BufferedReaderType,
		&BufferedWriterType, &BufferedRandomType, &TextIOType, &BytesIOType, &StringIOType,
	)
	addTypes(excTypes...)
	for _, t := range builtinTypes {
		Ready(t)
	}
	objectGetattribute = ObjectType.lookup("__getattribute__")
}
