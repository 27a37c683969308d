CREATE TABLE receipts (
    number INTEGER PRIMARY KEY,
    record TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE
);
