"""What flows between the steps: frozen structs, no I/O, no logic beyond invariants."""
