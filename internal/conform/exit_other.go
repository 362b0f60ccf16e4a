//go:build !unix

package conform

import "os"

func exitCode(s *os.ProcessState) int { return s.ExitCode() }
