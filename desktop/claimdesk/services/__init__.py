"""The verbs: what a person or a program can do, without Qt and without SQL."""
