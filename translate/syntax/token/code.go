package token

// Code identifies an operator, a keyword or a soft keyword.
type Code uint8

// None is the code of names, literals and everything that is neither operator nor keyword.
const None Code = 0

// The operators.
const (
	LPar Code = iota + 1
	RPar
	LSqb
	RSqb
	LBrace
	RBrace
	Colon
	Comma
	Semi
	Dot
	Ellipsis
	Arrow
	ColonEqual
	Exclamation
	Equal
	Plus
	Minus
	Star
	Slash
	VBar
	Amper
	Percent
	At
	Circumflex
	Tilde
	DoubleStar
	DoubleSlash
	LeftShift
	RightShift
	Less
	Greater
	EqEqual
	NotEqual
	LessGreater // <>, which is an operator in no program
	LessEqual
	GreaterEqual
	PlusEqual
	MinusEqual
	StarEqual
	SlashEqual
	PercentEqual
	AmperEqual
	VBarEqual
	CircumflexEqual
	AtEqual
	LeftShiftEqual
	RightShiftEqual
	DoubleStarEqual
	DoubleSlashEqual

	// The keywords.
	False
	NoneKw
	True
	And
	As
	Assert
	Async
	Await
	Break
	Class
	Continue
	Def
	Del
	Elif
	Else
	Except
	Finally
	For
	From
	Global
	If
	Import
	In
	Is
	Lambda
	Nonlocal
	Not
	Or
	Pass
	Raise
	Return
	Try
	While
	With
	Yield

	// The soft keywords: names everywhere but in a few places.
	Case
	Match
	Type
	Underscore
)

// IsAugAssign reports whether c is an augmented assignment operator.
func (c Code) IsAugAssign() bool { return PlusEqual <= c && c <= DoubleSlashEqual }

// IsKeyword reports whether c is a reserved word, False, None and True included.
func (c Code) IsKeyword() bool { return False <= c && c <= Yield }

// IsWord reports whether c is a reserved word that is not a constant.
func (c Code) IsWord() bool { return And <= c && c <= Yield }

// IsSoft reports whether c is a soft keyword.
func (c Code) IsSoft() bool { return c >= Case }

func (c Code) String() string { return codeText[c] }

var codeText = [...]string{
	None: "",
	LPar: "(", RPar: ")", LSqb: "[", RSqb: "]", LBrace: "{", RBrace: "}", Colon: ":", Comma: ",", Semi: ";", Dot: ".",
	Ellipsis: "...", Arrow: "->", ColonEqual: ":=", Exclamation: "!", Equal: "=", Plus: "+", Minus: "-", Star: "*", Slash: "/",
	VBar: "|", Amper: "&", Percent: "%", At: "@", Circumflex: "^", Tilde: "~", DoubleStar: "**", DoubleSlash: "//",
	LeftShift: "<<", RightShift: ">>", Less: "<", Greater: ">", EqEqual: "==", NotEqual: "!=", LessGreater: "<>", LessEqual: "<=",
	GreaterEqual: ">=", PlusEqual: "+=", MinusEqual: "-=", StarEqual: "*=", SlashEqual: "/=", PercentEqual: "%=",
	AmperEqual: "&=", VBarEqual: "|=", CircumflexEqual: "^=", AtEqual: "@=", LeftShiftEqual: "<<=", RightShiftEqual: ">>=",
	DoubleStarEqual: "**=", DoubleSlashEqual: "//=",
	False: "False", NoneKw: "None", True: "True", And: "and", As: "as", Assert: "assert", Async: "async", Await: "await",
	Break: "break", Class: "class", Continue: "continue", Def: "def", Del: "del", Elif: "elif", Else: "else", Except: "except",
	Finally: "finally", For: "for", From: "from", Global: "global", If: "if", Import: "import", In: "in", Is: "is",
	Lambda: "lambda", Nonlocal: "nonlocal", Not: "not", Or: "or", Pass: "pass", Raise: "raise", Return: "return", Try: "try",
	While: "while", With: "with", Yield: "yield",
	Case: "case", Match: "match", Type: "type", Underscore: "_",
}

// CodeOf returns the code of an operator or a (soft) keyword, None for any other text.
func CodeOf(s string) Code { return codes[s] }

var codes = func() map[string]Code {
	m := make(map[string]Code, len(codeText))
	for c, s := range codeText {
		if s != "" {
			m[s] = Code(c)
		}
	}
	return m
}()

// words holds the keywords by length and first letter, so that most names are told from keywords without hashing.
var words = func() (w [9][128][]Code) {
	for c := False; int(c) < len(codeText); c++ {
		s := codeText[c]
		w[len(s)][s[0]] = append(w[len(s)][s[0]], c)
	}
	return
}()

func word(s string) Code {
	if len(s) >= len(words) {
		return None
	}
	for _, c := range words[len(s)][s[0]&127] {
		if codeText[c] == s {
			return c
		}
	}
	return None
}
