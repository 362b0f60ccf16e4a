package feeds

import (
	"context"
	"errors"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/py2go/py2go/rtlib/interop"
)

func TestHeadlines(t *testing.T) {
	got, err := Headlines(context.Background(), []string{"go", "python", "empty"}, 2)
	want := map[string][]string{"go": {"generics", "iterators"}, "python": {"a faster interpreter", "free threads"}, "empty": {}}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, %v; want %v", got, err, want)
	}
}

// TestException shows a Python exception as a Go error.
func TestException(t *testing.T) {
	_, err := Headlines(context.Background(), []string{"go", "rust"}, 1)
	var e *interop.Error
	if !errors.As(err, &e) {
		t.Fatalf("got %v", err)
	}
	if e.Type != "feeds.FeedError" || !e.IsA("LookupError") || e.Message != "rust" || e.Error() != "feeds.FeedError: rust" {
		t.Errorf("got %#v", e)
	}
	if !strings.Contains(e.Traceback, "in _read\n    raise FeedError(name)\nfeeds.FeedError: rust\n") {
		t.Errorf("traceback:\n%s", e.Traceback)
	}
}

func TestOptional(t *testing.T) {
	if s, err := First(context.Background(), "go"); err != nil || s == nil || *s != "generics" {
		t.Errorf("got %v, %v", s, err)
	}
	if s, err := First(context.Background(), "empty"); err != nil || s != nil {
		t.Errorf("got %v, %v", s, err)
	}
}

// TestCancel cancels the Python task through the context.
func TestCancel(t *testing.T) {
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Millisecond)
	defer cancel()
	if _, err := WaitForNews(ctx, "late"); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
	if names, err := TakeCancellations(); err != nil || !reflect.DeepEqual(names, []string{"late"}) {
		t.Errorf("got %v, %v", names, err)
	}
	ctx, stop := context.WithCancelCause(context.Background())
	why := errors.New("not interested")
	stop(why)
	if _, err := WaitForNews(ctx, "never started"); !errors.Is(err, why) {
		t.Errorf("got %v", err)
	}
}

// TestOneLoop calls from many goroutines: their coroutines run interleaved on one event loop.
func TestOneLoop(t *testing.T) {
	var wg sync.WaitGroup
	for range 20 {
		wg.Go(func() {
			if s, err := WaitForNews(context.Background(), "all"); err != nil || s != "news of all" {
				t.Errorf("got %q, %v", s, err)
			}
		})
		wg.Go(func() {
			if _, err := First(context.Background(), "go"); err != nil {
				t.Error(err)
			}
		})
	}
	time.Sleep(30 * time.Millisecond)
	if err := Publish(context.Background()); err != nil {
		t.Error(err)
	}
	wg.Wait()
	if n, err := MostAtOnce(); err != nil || n < 2 {
		t.Errorf("at most %d at once, %v", n, err)
	}
}

func TestParameters(t *testing.T) {
	got, err := Letters("abc", []byte("c"), "cab", "x")
	if want := map[string]int64{"a": 2, "b": 2, "x": 1}; err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, %v; want %v", got, err, want)
	}
}
