import type { DatabaseSync } from 'node:sqlite'
import { knownWords, type Word, type WordSort, type Words } from './words.ts'

/** What the numbers in `batch.entries` stand for. Written in the transaction of the batch that first needs a word. */
export const wordTables = `
  CREATE TABLE log_word (sort INTEGER NOT NULL, id INTEGER NOT NULL, json TEXT NOT NULL,
    PRIMARY KEY (sort, id)) WITHOUT ROWID;
`

/** The writing side. Everything runs in the transaction of the caller. */
export function openWordTable(db: DatabaseSync) {
  const insert = db.prepare('INSERT INTO log_word (sort, id, json) VALUES (?, ?, ?)')
  let size = Number(db.prepare('SELECT count(*) AS n FROM log_word').get()?.n)
  return {
    /**
     * `before`: how many there were for the one who gave out the numbers. Throws where there is another number of them:
     * it counts words whose commit failed, and what it would write could never be read.
     */
    add(words: readonly Word[], before: number): void {
      if (before !== size) throw new Error(`the log has ${size} words, its writer knows ${before}`)
      for (const { sort, id, json } of words) insert.run(sort, id, json)
      size += words.length
    },
  }
}

/** All of them, in the order of their numbers. */
export const readWords = (db: DatabaseSync): Word[] =>
  db
    .prepare('SELECT sort, id, json FROM log_word ORDER BY sort, id')
    .all()
    .map(row => ({ ...row }) as unknown as Word)

/** Each is looked for when it is met. A database from before there were words has no batch that needs one. */
export function wordsIn(db: DatabaseSync): Words {
  const find = () => db.prepare('SELECT json FROM log_word WHERE sort = ? AND id = ?')
  let prepared: ReturnType<typeof find> | undefined
  return knownWords((sort: WordSort, id: number) => {
    prepared ??= find()
    const json = prepared.get(sort, id)?.json
    return json === undefined ? undefined : String(json)
  })
}
