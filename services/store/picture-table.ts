import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import type { PictureType } from '../domain/model/picture.ts'
import type { SiteId } from '../domain/model/place.ts'
import type { SitePlan } from '../domain/model/site-plan.ts'
import type { Picture, PictureFacts, PictureOf } from './picture-store.ts'

/** The bytes stand last: what is asked without them reads none of their pages. */
export const pictureTables = `
  CREATE TABLE picture (id TEXT PRIMARY KEY, site TEXT NOT NULL, alert TEXT, plan TEXT, at INTEGER NOT NULL,
    by TEXT NOT NULL, type TEXT NOT NULL, width INTEGER NOT NULL, height INTEGER NOT NULL, size INTEGER NOT NULL,
    bytes BLOB NOT NULL, CHECK ((alert IS NULL) <> (plan IS NULL)));
  CREATE INDEX picture_of_alert ON picture (alert, at) WHERE alert IS NOT NULL;
  CREATE INDEX picture_of_plan ON picture (site, plan) WHERE plan IS NOT NULL;
  CREATE INDEX picture_size ON picture (site, size);
  CREATE TABLE site_plan (site TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (site, id)) WITHOUT ROWID;
`

/** The photos of an alert that goes, or of somebody who is erased. */
export const PHOTOS_GO = 'DELETE FROM picture WHERE alert = ?'

const FACTS = 'id, site, alert, plan, at, by, type, width, height, size'

/** The writing side, in the transaction of the caller. */
export function pictureWrites(db: DatabaseSync) {
  const dropOfPlan = db.prepare('DELETE FROM picture WHERE site = ? AND plan = ?')
  const put = db.prepare(`INSERT OR REPLACE INTO picture (${FACTS}, bytes) VALUES (?,?,?,?,?,?,?,?,?,?,?)`)
  const drop = db.prepare('DELETE FROM picture WHERE id = ?')
  const putPlan = db.prepare('INSERT OR REPLACE INTO site_plan VALUES (?, ?, ?)')
  const dropPlan = db.prepare('DELETE FROM site_plan WHERE site = ? AND id = ?')

  return {
    savePicture({ of, ...picture }: Picture): void {
      const { id, site, at, by, type, width, height, size, bytes } = picture
      const [alert, plan] = 'alert' in of ? [of.alert, null] : [null, of.plan]
      if (plan !== null) dropOfPlan.run(site, plan)
      put.run(id, site, alert, plan, at, by, type, width, height, size, bytes)
    },
    removePicture: (id: string) => void drop.run(id),
    saveSitePlan: (plan: SitePlan) => void putPlan.run(plan.site, plan.id, JSON.stringify(plan)),
    removeSitePlan(site: SiteId, id: string): void {
      dropOfPlan.run(site, id)
      dropPlan.run(site, id)
    },
  }
}

export const pictureReads = (db: DatabaseSync) => ({
  photosOf: (alert: string): PictureFacts[] =>
    db.prepare(`SELECT ${FACTS} FROM picture WHERE alert = ? ORDER BY at, id`).all(alert).map(factsOf),
  picture(id: string): Picture | undefined {
    const row = db.prepare('SELECT * FROM picture WHERE id = ?').get(id)
    return row && { ...factsOf(row), bytes: row.bytes as Uint8Array }
  },
  pictureBytes: (site: SiteId): number =>
    Number(db.prepare('SELECT total(size) AS bytes FROM picture WHERE site = ?').get(site)?.bytes),
  sitePlans: (): SitePlan[] =>
    db
      .prepare('SELECT body FROM site_plan')
      .all()
      .map(({ body }) => JSON.parse(String(body))),
  planPictures: (): PictureFacts[] =>
    db.prepare(`SELECT ${FACTS} FROM picture WHERE plan IS NOT NULL`).all().map(factsOf),
})

const factsOf = (row: Record<string, SQLOutputValue>): PictureFacts => ({
  id: String(row.id),
  site: String(row.site),
  of: ofWhat(row),
  at: Number(row.at),
  by: String(row.by),
  type: row.type as PictureType,
  width: Number(row.width),
  height: Number(row.height),
  size: Number(row.size),
})

const ofWhat = ({ alert, plan }: Record<string, SQLOutputValue>): PictureOf =>
  alert === null || alert === undefined ? { plan: String(plan) } : { alert: String(alert) }
