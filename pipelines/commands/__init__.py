"""What the subcommands of `newsledger` do; printing is allowed here and in `cli` only."""
