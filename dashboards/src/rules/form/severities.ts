import type { Severity } from '../definition.ts'

/** From mild to severe. */
export const SEVERITIES: readonly Severity[] = ['low', 'medium', 'high', 'critical']
