package main

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"sync"
	"time"

	"github.com/py2go/py2go/translate/syntax"
)

type rec struct {
	F    string
	Sha  string
	Err  []any
	Cerr []any
}

func main() {
	if os.Args[1] == "dump" {
		b, _ := os.ReadFile(os.Args[2])
		m, err := syntax.Parse(os.Args[2], b)
		if err != nil {
			fmt.Println(err)
			return
		}
		syntax.Dump(os.Stdout, m, true)
		return
	}
	if os.Args[1] == "text" {
		b, _ := os.ReadFile(os.Args[2])
		s, err := syntax.BridgeText(os.Args[2], b)
		fmt.Println(s, err)
		return
	}
	f, _ := os.Open(os.Args[2])
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<24)
	var recs []rec
	for sc.Scan() {
		var r rec
		json.Unmarshal(sc.Bytes(), &r)
		recs = append(recs, r)
	}
	show := 30
	if len(os.Args) > 3 {
		fmt.Sscan(os.Args[3], &show)
	}
	filter := ""
	if len(os.Args) > 4 {
		filter = os.Args[4]
	}
	out := make([]string, len(recs))
	var wg sync.WaitGroup
	ch := make(chan int)
	var mu sync.Mutex
	c := map[string]int{}
	msgs := map[string]int{}
	t0 := time.Now()
	for range 2 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := range ch {
				r := recs[i]
				b, _ := os.ReadFile(r.F)
				m, err := syntax.Parse(r.F, b)
				want := r.Err
				if want == nil {
					want = r.Cerr
				}
				k := ""
				d := ""
				switch {
				case err == nil && want == nil:
					var w bytes.Buffer
					syntax.Dump(&w, m, true)
					s := sha256.Sum256(bytes.TrimSuffix(w.Bytes(), []byte("\n")))
					if hex.EncodeToString(s[:]) == r.Sha {
						k = "same"
					} else {
						k = "differs"
					}
				case err == nil:
					k = "falseaccept"
					if r.Err == nil {
						k = "falseaccept-sym"
					}
					d = fmt.Sprint(want)
				case want == nil:
					k = "falsereject"
					d = err.Error()
				default:
					e, ok := err.(*syntax.Error)
					if !ok {
						e = err.(syntax.Errors)[0]
					}
					if want[2] == nil {
						want[2] = 0.0
					}
					if want[3] == nil {
						want[3] = 0.0
					}
					line := int(want[2].(float64)) == e.Line
					col := int(want[3].(float64)) == e.Col
					msg := want[1].(string) == e.Msg && want[0].(string) == e.Kind
					end := false
					if want[4] != nil && want[5] != nil {
						end = int(want[4].(float64)) == e.EndLine && int(want[5].(float64)) == e.EndCol
					}
					mu.Lock()
					c["rejected"]++
					if line {
						c["line"]++
					}
					if line && col {
						c["line+col"]++
					}
					if msg {
						c["msg"]++
					}
					if msg && line && col {
						c["msg+line+col"]++
						if end {
							c["all+end"]++
						}
					}
					mu.Unlock()
					k = "reject-same"
					if !msg {
						k = "reject-msg"
						mu.Lock()
						msgs[want[1].(string)+"  <- "+e.Msg]++
						mu.Unlock()
					} else if !line || !col {
						k = "reject-pos"
					} else if !end {
						k = "reject-end"
					}
					if strings.Contains(e.Msg, "internal") {
						k = "internal"
					}
					d = fmt.Sprintf("%v\n     %s:%d:%d %d:%d: %s", want, e.Kind, e.Line, e.Col, e.EndLine, e.EndCol, e.Msg)
				}
				mu.Lock()
				c[k]++
				mu.Unlock()
				if k != "same" && k != "reject-same" && (filter != "" || k != "reject-end") {
					out[i] = k + " " + r.F + " " + d
				}
			}
		}()
	}
	for i := range recs {
		ch <- i
	}
	close(ch)
	wg.Wait()
	for _, s := range out {
		if s != "" && show > 0 && (filter == "" || strings.HasPrefix(s, filter)) {
			if len(s) > 2000 {
				s = s[:2000]
			}
			fmt.Println(s)
			show--
		}
	}
	if filter == "msgs" {
		for m, n := range msgs {
			fmt.Println(n, m)
		}
	}
	fmt.Println(len(recs), c, time.Since(t0))
}
