import type { Text } from '../../domain/model/text.ts'

/** A row by the names of its columns. */
export type Cells = Readonly<Record<string, string>>

/** What is wrong with a row, and what would be right. */
export interface Fault {
  readonly column?: string
  readonly says: Text
}
