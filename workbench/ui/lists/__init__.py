"""Lists of records: ids in the order of SQL, pages on demand, columns, filters and saved views."""
