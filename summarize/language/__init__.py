"""What the stages know of languages: words as data, what can be printed, what is talk of a page."""
