ALTER TABLE set_aside ADD COLUMN path TEXT;
CREATE INDEX reports_sha256 ON reports (sha256);
CREATE INDEX reports_name ON reports (name);
CREATE INDEX reports_added ON reports (added);
CREATE INDEX analyses_parts ON analyses (parts);
CREATE TABLE originals (
    sha256 TEXT PRIMARY KEY,
    size INTEGER NOT NULL,
    added TEXT NOT NULL,
    url TEXT
);
CREATE TABLE pieces (
    sha256 TEXT NOT NULL REFERENCES originals (sha256) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (sha256, number)
);
CREATE TABLE watch (
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    waits INTEGER NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (kind, key)
);
CREATE INDEX watch_waits ON watch (kind, waits);
CREATE TABLE fetched (
    url TEXT NOT NULL,
    sha256 TEXT NOT NULL REFERENCES originals (sha256),
    at TEXT NOT NULL,
    report TEXT,
    record TEXT NOT NULL,
    PRIMARY KEY (url, sha256)
);
CREATE INDEX fetched_report ON fetched (report);
CREATE INDEX fetched_sha256 ON fetched (sha256);
