"""What the stages know of English: words, clauses, and which edits keep the sense."""
