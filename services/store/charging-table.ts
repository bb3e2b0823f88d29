import type { DatabaseSync } from 'node:sqlite'
import type { ChargingSession } from './charging-store.ts'

export const chargingTables = `
  CREATE TABLE charging_session (charge_point TEXT NOT NULL, connector INTEGER NOT NULL, id INTEGER NOT NULL,
    PRIMARY KEY (charge_point, connector)) WITHOUT ROWID;
`

export function chargingWrites(db: DatabaseSync) {
  const put = db.prepare('INSERT OR REPLACE INTO charging_session VALUES (?, ?, ?)')
  const drop = db.prepare('DELETE FROM charging_session WHERE charge_point = ? AND connector = ?')
  return {
    chargingBegan: ({ chargePoint, connector, id }: ChargingSession) =>
      void put.run(chargePoint, connector, id),
    chargingEnded: (chargePoint: string, connector: number) => void drop.run(chargePoint, connector),
  }
}

export const chargingReads = (db: DatabaseSync) => ({
  chargingSessions: (): ChargingSession[] =>
    db
      .prepare('SELECT charge_point AS chargePoint, connector, id FROM charging_session')
      .all()
      .map(({ chargePoint, connector, id }) => ({
        ...{ chargePoint: String(chargePoint), connector: Number(connector), id: Number(id) },
      })),
})
