import { toRfc3339 } from '../../domain/model/time.ts'
import type { Bulletin } from '../../store/public-store.ts'
import { contentVersion } from '../content-version.ts'
import type { WireBulletin } from '../wire/lobby.ts'

/** What is saved as it was is no conflict, whoever saved it. */
export const bulletinVersion = ({ title, text, from, until }: Bulletin): string =>
  contentVersion({ title, text, from, until })

export const bulletinForm = (bulletin: Bulletin): WireBulletin => ({
  ...{ id: bulletin.id, title: bulletin.title, text: bulletin.text, savedBy: bulletin.savedBy },
  from: toRfc3339(bulletin.from),
  until: toRfc3339(bulletin.until),
  savedAt: toRfc3339(bulletin.savedAt),
  version: bulletinVersion(bulletin),
})
