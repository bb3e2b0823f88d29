import type { WireMe } from '../../../../services/api/wire/session.ts'
import type { Action } from '../../alerts/commands.ts'
import type { Language } from '../../words/say.ts'
import type { Step } from '../alert/next-step.ts'
import { wordOfStep } from '../alert/step-word.ts'
import { words } from '../alert/words.ts'
import type { PressAction } from './entry.ts'

/** What stood on the button. */
export const pressWord = (action: PressAction, role: WireMe['role'], language: Language): string =>
  words[language][wordOfStep(stepOf(action), role)]

const stepOf = (action: PressAction): Step =>
  action === 'assign' ? 'transfer' : (action satisfies Step | Action as Step)
