"""Records to what people and programs read: JSON and its schema, tables, the terminal. Knows nothing of documents."""
