//go:build !unix

package time

import "time"

// processTime is the processor time that the process has used; here, the time it has run.
func processTime() time.Duration { return time.Since(start) }
