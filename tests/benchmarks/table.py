"""The table that is printed, and what we want to reach: a goal is shown, never enforced."""

GOALS = {
    "first import": "4 times the bare rows",
    "same file again": "half of the first",
    "rebuild": "4 s for 10,000",
    "object": "10 times the bare view",
    "object with pictures": "10 times the bare view",
    "search, words": "20 times the bare view; 40 with 100,000",
    "search, words and 6 choices": "20 times the bare view; 40 with 100,000",
    "object under load": "440 requests/s",
    "search under load": "350 requests/s",
}


def show(name: str, figure: str, more: str) -> None:
    """Print one line of the table, with its goal where there is one."""
    wanted = f" (goal: {GOALS[name]})" if name in GOALS else ""
    print(f"  {name:<28} {figure:>10}  {more}{wanted}", flush=True)
