// Command bodies runs the tests of the policies in OPA and says which rule body no test saw to its end, and which none
// saw stop before its end. Coverage by lines, which OPA counts itself, knows nothing of the second.
//
//	bodies POLICIES
//
// A body is what follows the `if` of a rule or of one `else`. It was true when OPA left the rule by its head, and false
// when one of its lines had no answer. Rules without a body are left out, and a body that only gives names to values
// states no condition, so it need not be false.
package main

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/loader"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"github.com/open-policy-agent/opa/v1/topdown"
)

// body is one body by the place where its rule or `else` begins.
type body struct {
	name  string // of the rule
	at    int    // offset of its first line in the file
	names bool   // it only gives names to values (:=) and states no condition, so it need not be false
}

type outcome struct{ wasTrue, wasFalse bool }

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 1 {
		return fmt.Errorf("usage: bodies POLICIES")
	}
	bodies, compiler, store, err := load(args[0])
	if err != nil {
		return err
	}
	seen, err := evaluate(tests(compiler), bodies, compiler, store)
	if err != nil {
		return err
	}
	return report(bodies, seen)
}

// load reads the bundle twice: as it is written, to know its bodies, and compiled, to run it.
func load(root string) (map[string]body, *ast.Compiler, storage.Store, error) {
	read, err := loader.NewFileLoader().AsBundle(root)
	if err != nil {
		return nil, nil, nil, err
	}
	bodies := map[string]body{}
	modules := map[string]*ast.Module{}
	for _, file := range read.Modules {
		path, _ := filepath.Rel(root, strings.TrimPrefix(file.URL, "file://"))
		parsed, err := ast.ParseModuleWithOpts(path, string(file.Raw), ast.ParserOptions{ProcessAnnotation: true})
		if err != nil {
			return nil, nil, nil, err
		}
		modules[path] = parsed
		if strings.HasSuffix(path, "_test.rego") || strings.Contains(path, "/testing/") {
			continue
		}
		for _, rule := range parsed.Rules {
			for part := rule; part != nil; part = part.Else {
				if conditional(part) {
					bodies[place(part)] = body{
						name:  rule.Head.Ref().String(),
						at:    part.Body[0].Location.Offset,
						names: !slices.ContainsFunc(part.Body, func(line *ast.Expr) bool { return !line.IsAssignment() }),
					}
				}
			}
		}
	}
	compiler := ast.NewCompiler()
	if compiler.Compile(modules); compiler.Failed() {
		return nil, nil, nil, compiler.Errors
	}
	return bodies, compiler, inmem.NewFromObject(read.Data), nil
}

// conditional is false of a rule that is written without a body: the parser gives it the body `true`.
func conditional(rule *ast.Rule) bool {
	return len(rule.Body) != 1 || !rule.Body[0].Equal(ast.NewExpr(ast.BooleanTerm(true)))
}

func place(rule *ast.Rule) string {
	return fmt.Sprintf("%s:%d:%d", rule.Location.File, rule.Location.Row, rule.Location.Col)
}

func tests(compiler *ast.Compiler) []string {
	var found []string
	for _, module := range compiler.Modules {
		for _, rule := range module.Rules {
			if name := string(rule.Head.Ref()[0].Value.(ast.Var)); strings.HasPrefix(name, "test_") {
				found = append(found, module.Package.Path.String()+"."+name)
			}
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// tracer notes what becomes of the bodies. Which rule a line belongs to is known by the query that entered it.
type tracer struct {
	bodies  map[string]body
	running map[uint64]*ast.Rule
	seen    map[string]outcome
}

func (*tracer) Enabled() bool               { return true }
func (*tracer) Config() topdown.TraceConfig { return topdown.TraceConfig{} }

func (t *tracer) TraceEvent(event topdown.Event) {
	switch node := event.Node.(type) {
	case *ast.Rule:
		switch event.Op {
		case topdown.EnterOp:
			t.running[event.QueryID] = node
		case topdown.ExitOp:
			t.note(node, func(was *outcome) { was.wasTrue = true })
		}
	case *ast.Expr:
		if rule := t.running[event.QueryID]; event.Op == topdown.FailOp && rule != nil {
			// What the compiler put into the body to compute the head stands before it.
			if node.Location.Offset >= t.bodies[place(rule)].at {
				t.note(rule, func(was *outcome) { was.wasFalse = true })
			}
		}
	}
}

func (t *tracer) note(rule *ast.Rule, change func(*outcome)) {
	at := place(rule)
	if _, ours := t.bodies[at]; ours {
		was := t.seen[at]
		change(&was)
		t.seen[at] = was
	}
}

// evaluate runs every test by itself, without the index by which OPA passes over bodies that it knows to be false, and
// without leaving out bodies once another has answered.
func evaluate(names []string, bodies map[string]body, compiler *ast.Compiler, store storage.Store) (map[string]outcome, error) {
	todo := make(chan string)
	seen := map[string]outcome{}
	var failed []string
	var lock sync.Mutex
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for name := range todo {
				noted := &tracer{bodies: bodies, running: map[uint64]*ast.Rule{}, seen: map[string]outcome{}}
				err := one(name, noted, compiler, store)
				lock.Lock()
				if err != nil {
					failed = append(failed, fmt.Sprintf("%s: %v", name, err))
				}
				for at, was := range noted.seen {
					before := seen[at]
					seen[at] = outcome{before.wasTrue || was.wasTrue, before.wasFalse || was.wasFalse}
				}
				lock.Unlock()
			}
		})
	}
	for _, name := range names {
		todo <- name
	}
	close(todo)
	workers.Wait()
	if len(failed) > 0 {
		return nil, fmt.Errorf("tests failed:\n%s", strings.Join(failed, "\n"))
	}
	return seen, nil
}

func one(name string, noted *tracer, compiler *ast.Compiler, store storage.Store) error {
	ctx := context.Background()
	query, err := rego.New(rego.Query(name), rego.Compiler(compiler), rego.Store(store)).PrepareForEval(ctx)
	if err != nil {
		return err
	}
	result, err := query.Eval(ctx, rego.EvalQueryTracer(noted), rego.EvalRuleIndexing(false), rego.EvalEarlyExit(false))
	if err == nil && !result.Allowed() {
		err = fmt.Errorf("not true")
	}
	return err
}

func report(bodies map[string]body, seen map[string]outcome) error {
	var missing []string
	for _, at := range slices.Sorted(maps.Keys(bodies)) {
		if !seen[at].wasTrue {
			missing = append(missing, fmt.Sprintf("%s: %s was never true in a test", at, bodies[at].name))
		}
		if !seen[at].wasFalse && !bodies[at].names {
			missing = append(missing, fmt.Sprintf("%s: %s was never false in a test", at, bodies[at].name))
		}
	}
	fmt.Printf("%d bodies, %d of them not seen true and false\n", len(bodies), len(missing))
	if len(missing) > 0 {
		return fmt.Errorf("%s", strings.Join(missing, "\n"))
	}
	return nil
}
