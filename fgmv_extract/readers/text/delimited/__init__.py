"""Tables whose cells are parted by tabs, semicolons or commas, as spreadsheets save them and as they are copied and pasted."""
