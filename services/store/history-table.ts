/**
 * The embedded history, clustered by device so that a chart reads neighbouring pages. The tie-breaker
 * in the key makes the same reading twice the same row. Device and metric names are numbers here: they would
 * otherwise be most of a row.
 */
export const historyTables = `
  CREATE TABLE history_device (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
  CREATE TABLE history_metric (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
  CREATE TABLE history_reading (device INTEGER NOT NULL, at INTEGER NOT NULL, tie INTEGER NOT NULL,
    body BLOB NOT NULL, PRIMARY KEY (device, at, tie)) WITHOUT ROWID;
  CREATE TABLE history_place (one INTEGER PRIMARY KEY CHECK (one = 1), seq INTEGER NOT NULL, now INTEGER NOT NULL);
`
