"""Where the site of the tests is."""

OURS = "https://collection.example"
