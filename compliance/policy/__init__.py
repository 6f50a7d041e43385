"""From facts to findings: the Rego bundle, the engine that evaluates it, the rule cards and the verdicts."""
