CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE reports (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    published TEXT,
    outlet TEXT,
    sha256 TEXT NOT NULL,
    added TEXT NOT NULL,
    record TEXT NOT NULL
);
CREATE TABLE analyses (
    report TEXT PRIMARY KEY REFERENCES reports (id) ON DELETE CASCADE,
    parts TEXT NOT NULL,
    record TEXT NOT NULL
);
CREATE TABLE decisions (id TEXT PRIMARY KEY, at TEXT NOT NULL, record TEXT NOT NULL);
CREATE TABLE set_aside (
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    reason TEXT NOT NULL,
    added TEXT NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (name, kind, reason)
);
