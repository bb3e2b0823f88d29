import type { WireAlertEvent } from '../../../services/api/wire/alert.ts'
import { dictionaries, type Say, type WordKey } from '../words/say.ts'
import { ON_THE_WAY } from './on-the-way.ts'

/** The server's own notes are few and fixed; what a person wrote stays as it was written. */
const SYSTEM_NOTES: Readonly<Record<string, WordKey>> = {
  'by hand': 'note.by-hand',
  'it got worse': 'note.worse',
  'whoever had it has left': 'note.left',
  'whoever it was given to did not confirm it': 'note.not-confirmed',
  'device deleted': 'note.device-deleted',
  'cleared long ago and never handled': 'note.never-handled',
}

/** What happened, in a word: who took it has claimed it, and who sets out says so by a note. */
export function eventWords(say: Say, { type, actor, to, note }: WireAlertEvent): string {
  if (type === 'commented' && note === ON_THE_WAY) return say('event.on-the-way')
  return say(type === 'assigned' && to === actor ? 'event.claimed' : `event.${type}`)
}

/** With whom it is about by name. */
export const namedIn = (event: WireAlertEvent, nameOf: (username: string) => string): WireAlertEvent => ({
  ...event,
  ...(event.to !== undefined && { to: nameOf(event.to) }),
  ...(event.notice && { notice: { ...event.notice, to: nameOf(event.notice.to) } }),
})

/** The note of an event in the reader's language. */
export function noteWords(say: Say, { type, note, notice, to }: WireAlertEvent): string {
  if (type === 'transferred' && to !== undefined) return note === null ? `→ ${to}` : `→ ${to}\n${note}`
  if (notice !== undefined) return `${notice.to} · ${say(`why.${notice.why}`)}`
  if (note === null || note === ON_THE_WAY) return ''
  if (type === 'severity-changed') return note.replace(/[a-z]+/g, word => severityWord(say, word))
  if (type === 'suppressed' || type === 'released') return heldWord(say, note)
  if (type === 'escalated') return escalationWords(say, note)
  const key = SYSTEM_NOTES[note]
  return key !== undefined && type !== 'commented' ? say(key) : note
}

/** `step 2 of round 1`, or that a time runs out. */
function escalationWords(say: Say, note: string): string {
  const [, step, round] = /^step (\d+) of round (\d+)$/.exec(note) ?? []
  if (step !== undefined && round !== undefined) return say('note.step', { step, round })
  const key = `why.${note}`
  return key in dictionaries.en ? say(key as WordKey) : note
}

function heldWord(say: Say, reason: string): string {
  const key = `held.${reason}`
  return key in dictionaries.en ? say(key as WordKey) : reason
}

function severityWord(say: Say, word: string): string {
  const key = `severity.${word}`
  return key in dictionaries.en ? say(key as WordKey) : word
}
