import type { Action } from '../../alerts/commands.ts'
import { ON_THE_WAY } from '../../alerts/on-the-way.ts'
import type { Said } from '../outbox/entry.ts'
import type { Step } from './next-step.ts'

/** What one tap does at once; of the others something is asked first. */
export const AT_ONCE: Readonly<Partial<Record<Step, { readonly action: Action; readonly said?: Said }>>> = {
  claim: { action: 'claim' },
  confirm: { action: 'acknowledge' },
  acknowledge: { action: 'acknowledge' },
  'on-the-way': { action: 'comment', said: { note: ON_THE_WAY } },
  'on-site': { action: 'on-site' },
  resume: { action: 'resume' },
  urge: { action: 'urge' },
}

/** What a sheet asks for first. */
export const ASKED = ['resolve', 'return', 'transfer', 'pause', 'comment'] as const
export type Asked = (typeof ASKED)[number]
export const isAsked = (step: string): step is Asked => (ASKED as readonly string[]).includes(step)
