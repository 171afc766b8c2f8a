"""How much searching costs, beside the bare engine that is asked the same thing."""
