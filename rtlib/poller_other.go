//go:build !unix

package rt

func startPoller() {}

// IsRuntimeDescriptor reports whether fd belongs to the Go runtime.
func IsRuntimeDescriptor(int) bool { return false }
