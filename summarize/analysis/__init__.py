"""The articles, analysed once: sentences, languages, meaning, trees."""
