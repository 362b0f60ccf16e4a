// Package syntax turns Python 3.13 source into the tree of package ast, through gpython's parser.
//
// gpython knows the Python of 2014: no async, no f-strings, no annotations of variables, no walrus, no match. So the source takes a
// bridge: it is cut into tokens (package token), the tokens are lowered to Python 3.4 text, gpython parses that, and its tree is
// restored to a tree of the source.
//
// In the lowered text every name and every literal is a placeholder, n and the index of its token, and every modern construct is
// a 3.4 construct of the same shape, told by a marker that no placeholder can be. For example
//
//	async def f(a, /): return await a[:-1]
//
// becomes
//
//	def n2 ( n4 , P_ ) : return A_ ( n11 [ : - n15 ] )
//
// which gpython parses to
//
//	FunctionDef(name='n2', args=arguments(args=[arg('n4'), arg('P_')]), body=[Return(Call(Name('A_'), [Subscript(Name('n11'), …)]))])
//
// and from which the tree is restored by three rules: a placeholder is whatever its token is; a marker says what its node really
// is; and what the text cannot say, the tokens next to a node's tell (the async before def). Positions come from the tokens alone:
// a node's extent follows from the extents of its parts and the brackets around them, since gpython's positions are often wrong.
//
// Since gpython takes every name through the twenty levels of its grammar, expressions whose shape needs no parser go past it: a
// chain of names, attributes, calls and subscripts of nothing else, like self.f(x, y=1)[0], is one placeholder, p and the index of its
// first token (operand.go). That is most of an ordinary program.
//
// The table in constructs_test.go has every construct's rewriting beside its restoration. What gpython takes but Python does not,
// lowering and restoring refuse. Programs that are refused get CPython's message from package diagnose; what only CPython's compiler
// objects to, a break outside of a loop say, is found by package semantic, which also has most of CPython's SyntaxWarnings; the others
// are in warning.go. Type comments, which only ParseTree heeds, are no tokens but looked up between them (typecomment.go).
//
// To see the bridge at work: py2go ast -bridge FILE.
package syntax
