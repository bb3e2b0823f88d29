import { figuresFrom } from '../own-process.ts'
import type { Figures } from '../suite.ts'
import type { StepQuestion } from './step-question.ts'

const PROGRAM = new URL('./step-process.ts', import.meta.url)

/** What `step` costs alone, in a process of its own that is collected fully before and after. */
export const measureStep = (question: StepQuestion): Promise<Figures> =>
  figuresFrom(PROGRAM, question, ['--expose-gc'])
