import type { ConditionSpec, LevelSpec, SettingSpec } from '../../domain/model/rule.ts'
import { text } from '../../domain/model/text.ts'
import { conditionForms, levelForm, settingForm } from '../wire/rule-definition.ts'

/** What has a form of what does not: enough to judge the sense of it. */
export function draftOf(raw: unknown, id: string) {
  const part = (raw ?? {}) as Record<string, unknown>
  if (typeof part.kind !== 'string') return undefined
  const levels = Array.isArray(part.levels) ? part.levels : []
  const given = typeof part.settings === 'object' && part.settings !== null ? part.settings : {}
  const settings = Object.entries(given).flatMap(([name, spec]): [string, SettingSpec][] => {
    const { data } = settingForm.safeParse(spec)
    return data === undefined ? [] : [[name, data as SettingSpec]]
  })
  // A setting that has no form is there all the same: that it is missing need not be said as well.
  if (settings.length < Object.keys(given).length) return undefined
  return {
    id,
    version: 1,
    kind: part.kind,
    title: text('', ''),
    settings: Object.fromEntries(settings),
    levels: levels.map(level => levelForm.safeParse(level).data as LevelSpec | undefined),
  }
}

/** A condition by itself, with all its parts; nothing where it has not the form of one. */
export function conditionIn(raw: unknown): ConditionSpec | undefined {
  const type = (raw as { type?: keyof typeof conditionForms } | null | undefined)?.type
  if (type === undefined || !Object.hasOwn(conditionForms, type)) return undefined
  return conditionForms[type].safeParse(raw).data as ConditionSpec | undefined
}
