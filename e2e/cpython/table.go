package main

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"text/tabwriter"
)

// count is how many of how many passed.
type count struct{ passed, total int }

func (c count) String() string {
	if c.total == 0 {
		return "-"
	}
	return fmt.Sprintf("%d/%d", c.passed, c.total)
}

func (c *count) add(d count) { c.passed += d.passed; c.total += d.total }

func (c count) percent() string {
	if c.total == 0 {
		return "-"
	}
	return fmt.Sprintf("%.1f%%", 100*float64(c.passed)/float64(c.total))
}

// sources counts the methods of a file, by class: one that several classes inherit passes if it does in all of them. What is for other
// systems only does not count.
func sources(rep report, c classes) map[string]count {
	type key struct{ class, source string }
	passed := map[key]bool{}
	for _, t := range rep.tests {
		if t.foreign {
			continue
		}
		k := key{c.of(rep.file, t.id, t.source), t.source}
		ok, seen := passed[k]
		passed[k] = t.outcome == "pass" && (ok || !seen)
	}
	counts := map[string]count{}
	for k, ok := range passed {
		n := counts[k.class]
		n.total++
		if ok {
			n.passed++
		}
		counts[k.class] = n
	}
	return counts
}

// table prints a line for each file, and the sums of each tier by class.
func table(w io.Writer, reports []report, c classes) {
	tw := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
	fmt.Fprintln(tw, "tier\tfile\tA\tB\tC\tD\tE\tall runs\tskipped\tcrashed\tseconds\t")
	letters := []string{"A", "B", "C", "D", "E"}
	sums := map[string]map[string]*count{}
	runs := map[string]*count{}
	for _, rep := range reports {
		tier := rep.file.tier
		if sums[tier] == nil {
			sums[tier], runs[tier] = map[string]*count{}, new(count)
			for _, l := range letters {
				sums[tier][l] = new(count)
			}
		}
		by := sources(rep, c)
		var all count
		skipped, crashed := 0, 0
		for _, t := range rep.tests {
			all.total++
			switch t.outcome {
			case "pass":
				all.passed++
			case "skip":
				skipped++
			case "crash", "hang":
				crashed++
			}
		}
		fmt.Fprintf(tw, "%s\t%s", tier, rep.file.name)
		for _, l := range letters {
			fmt.Fprintf(tw, "\t%v", by[l])
			sums[tier][l].add(by[l])
		}
		runs[tier].add(all)
		note := ""
		if rep.lost != "" {
			note = why(test{outcome: "lost", text: rep.lost})
		}
		fmt.Fprintf(tw, "\t%v\t%d\t%d\t%.1f\t%s\n", all, skipped, crashed, rep.time.Seconds(), note)
	}
	for _, tier := range slices.Sorted(maps.Keys(sums)) {
		fmt.Fprintf(tw, "%s\tsum", tier)
		for _, l := range letters {
			fmt.Fprintf(tw, "\t%v", sums[tier][l])
		}
		fmt.Fprintf(tw, "\t%v\t\t\t\tclass A %s, all %s\n", runs[tier], sums[tier]["A"].percent(), runs[tier].percent())
	}
	tw.Flush()
}
