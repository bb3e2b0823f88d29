import type { Fault } from './faults.ts'

/** What must be there and is not: known before the server is asked, and said beside the fields. */
export const missingIn = (fields: Readonly<Record<string, string>>): readonly Fault[] =>
  Object.entries(fields)
    .filter(([, text]) => text.trim() === '')
    .map(([path]) => ({ path, level: 'fault', says: { en: 'must not be empty', zh: '不能为空' } }))
