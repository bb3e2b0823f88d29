import type { DatabaseSync } from 'node:sqlite'
import type { PersonId } from '../domain/model/person.ts'
import type { ContactWay, PushWay } from './contact-store.ts'
import { waysOf } from './contact-table.ts'

/** The browsers of one person that are told; with one more, the one that is gone or was said first makes room. */
const PUSH_WAYS_MAX = 10

/** Other addresses are no JSON, and asking them for an endpoint is an error. */
const ENDPOINT = "CASE WHEN json_valid(address) THEN json_extract(address, '$.endpoint') END"

export function pushWayWrites(db: DatabaseSync) {
  const dropOfOthers = db.prepare(`DELETE FROM notice_way WHERE person <> ? AND ${ENDPOINT} = ?`)
  const dropOwn = db.prepare(`DELETE FROM notice_way WHERE person = ? AND ${ENDPOINT} = ?`)
  const isFormer = db.prepare('SELECT 1 FROM former_person WHERE username = ?')
  const known = db.prepare('INSERT OR IGNORE INTO notice_person (person) VALUES (?)')
  const clear = db.prepare('DELETE FROM notice_way WHERE person = ?')
  const add = db.prepare('INSERT INTO notice_way VALUES (?, ?, ?, ?, ?, ?)')

  return {
    takePushWay(way: PushWay): void {
      const { person, subscription } = way
      dropOfOthers.run(person, subscription.endpoint)
      if (isFormer.get(person) !== undefined) return
      known.run(person)
      const ways = withBrowser(waysOf(db, person), way)
      clear.run(person)
      for (const [i, { channel, address, verifiedAt, goneAt }] of ways.entries())
        add.run(person, i + 1, channel, address, verifiedAt, goneAt)
    },
    dropPushWay: (person: PersonId, endpoint: string) => void dropOwn.run(person, endpoint),
  }
}

/**
 * Beside the browsers that are told already; the first one before all else, for whoever asks for it wants to hear it
 * there.
 */
function withBrowser(
  before: readonly ContactWay[],
  { channel, subscription, replaces }: PushWay,
): ContactWay[] {
  const added: ContactWay = { channel, address: JSON.stringify(subscription), verifiedAt: null, goneAt: null }
  const ended = [subscription.endpoint, replaces]
    .filter(one => one !== undefined)
    .map(one => JSON.stringify(one))
  const isEnded = (way: ContactWay) =>
    way !== added && ended.some(endpoint => way.address?.startsWith(`{"endpoint":${endpoint},`))
  const ways = before.toSpliced(before.findLastIndex(way => way.channel === channel) + 1, 0, added)
  return withoutExcess(
    ways.filter(way => !isEnded(way)),
    channel,
  )
}

function withoutExcess(ways: readonly ContactWay[], channel: string): ContactWay[] {
  const browsers = ways.filter(way => way.channel === channel)
  if (browsers.length <= PUSH_WAYS_MAX) return [...ways]
  const excess = browsers.find(({ goneAt }) => goneAt !== null) ?? browsers[0]
  return withoutExcess(
    ways.filter(way => way !== excess),
    channel,
  )
}
