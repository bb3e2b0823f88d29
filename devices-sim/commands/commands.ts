import { alerts } from './alerts.ts'
import type { Command } from './command.ts'
import { compare } from './compare.ts'
import { replay } from './replay.ts'
import { run } from './run.ts'

export const commands: readonly Command[] = [run, compare, replay, alerts]
