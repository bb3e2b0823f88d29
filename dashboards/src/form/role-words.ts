import { defineWords } from '../words/define.ts'

/** What the roles are called. */
export const roles = defineWords({
  en: {
    'role.administrator': 'Administrator',
    'role.manager': 'Property manager',
    'role.grid-worker': 'Grid worker',
    'role.technician': 'Technician',
    'role.caregiver': 'Caregiver',
  },
  zh: {
    'role.administrator': '管理员',
    'role.manager': '物业管理员',
    'role.grid-worker': '网格员',
    'role.technician': '维修员',
    'role.caregiver': '照护人',
  },
})
