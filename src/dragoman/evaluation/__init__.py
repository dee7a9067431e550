"""Score the program against gold: the packaged sentences and people's own."""
