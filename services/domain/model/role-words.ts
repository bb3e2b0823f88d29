import type { Role } from './person.ts'
import { type Text, text } from './text.ts'

/** What a role is called on the screen. */
export const ROLE_WORDS: Readonly<Record<Role, Text>> = {
  administrator: text('administrator', '管理员'),
  manager: text('property manager', '物业管理员'),
  'grid-worker': text('grid worker', '网格员'),
  technician: text('technician', '维修员'),
  caregiver: text('caregiver', '照护人'),
}
