import type { Living } from '../../services/domain/model/household.ts'
import type { Role } from '../../services/domain/model/person.ts'
import type { ZoneSort } from '../../services/domain/model/place.ts'
import type { Text } from '../../services/domain/model/text.ts'

/** Invented, every one of them. */
export const SITE_NAME: Text = { en: 'Chunfeng Garden', zh: '春风里社区' }

/** Of a range that is nobody's. */
export const SITE_PHONE = '010-5550 0100'

/** What hangs in the lobbies, for so many days. */
export const BULLETINS = [
  { title: '明天上午停水', text: '因管道检修，明天 9:00 至 12:00 一号楼至三号楼停水，请提前储水。', days: 1 },
  { title: '电动自行车请停入车棚', text: '楼道内充电有起火危险。车棚有免费充电桩，24 小时开放。', days: 14 },
] as const

interface DemoZone {
  readonly id: string
  readonly sort: ZoneSort
  readonly name: Text
  readonly within?: string
}

const NUMERALS = ['一', '二', '三', '四', '五', '六']

export const ZONES: readonly DemoZone[] = [
  { id: 'grid-east', sort: 'grid', name: { en: 'East grid', zh: '东片网格' } },
  { id: 'grid-west', sort: 'grid', name: { en: 'West grid', zh: '西片网格' } },
  ...NUMERALS.map((numeral, i) => ({
    id: `building-${i + 1}`,
    sort: 'building' as const,
    name: { en: `Building ${i + 1}`, zh: `${numeral}号楼` },
    within: i < 3 ? 'grid-east' : 'grid-west',
  })),
  { id: 'east-gate', sort: 'area', name: { en: 'East gate', zh: '东门' }, within: 'grid-east' },
  { id: 'south-gate', sort: 'area', name: { en: 'South gate', zh: '南门' }, within: 'grid-east' },
  { id: 'west-gate', sort: 'area', name: { en: 'West gate', zh: '西门' }, within: 'grid-west' },
  { id: 'north-gate', sort: 'area', name: { en: 'North gate', zh: '北门' }, within: 'grid-west' },
  { id: 'garage-b1', sort: 'area', name: { en: 'Garage B1', zh: '地下车库B1' }, within: 'grid-east' },
  { id: 'bike-shed', sort: 'area', name: { en: 'E-bike shed', zh: '电动自行车棚' }, within: 'grid-west' },
]

interface DemoAccount {
  readonly username: string
  readonly role: Role
  readonly displayName: string
  /** None: the whole site. */
  readonly zones: readonly string[]
}

export const ACCOUNTS: readonly DemoAccount[] = [
  { username: 'manager', role: 'manager', displayName: '陈静 (物业管理员)', zones: [] },
  { username: 'grid', role: 'grid-worker', displayName: '李强 (网格员)', zones: [] },
  { username: 'tech', role: 'technician', displayName: '赵磊 (维修员)', zones: [] },
  { username: 'carer', role: 'caregiver', displayName: '刘芳 (照护人)', zones: [] },
  { username: 'carer-2', role: 'caregiver', displayName: '孙丽 (照护人)', zones: [] },
]

interface DemoWearer {
  readonly name: string
  readonly sex: 'female' | 'male'
  readonly birthYear: number
  readonly flat: string
  readonly living: Living
  readonly relative: string
  readonly relation: string
  readonly notes?: string
}

/** In the order of the wristbands, one building each. */
export const WEARERS: readonly DemoWearer[] = [
  {
    ...{ name: '王秀兰', sex: 'female', birthYear: 1941, flat: '302', living: 'alone' },
    ...{ relative: '王建国', relation: '儿子', notes: '听力不好，请大声敲门。钥匙在物业前台。' },
  },
  {
    ...{ name: '张德明', sex: 'male', birthYear: 1938, flat: '501', living: 'empty-nest' },
    ...{ relative: '张敏', relation: '女儿', notes: '服用抗凝药，跌倒后请勿自行搬动。' },
  },
  {
    ...{ name: '李桂英', sex: 'female', birthYear: 1945, flat: '103', living: 'alone' },
    ...{ relative: '周涛', relation: '外甥' },
  },
  {
    ...{ name: '赵福生', sex: 'male', birthYear: 1947, flat: '204', living: 'with-children' },
    ...{ relative: '赵勇', relation: '儿子' },
  },
  {
    ...{ name: '陈玉珍', sex: 'female', birthYear: 1936, flat: '602', living: 'empty-nest' },
    ...{ relative: '陈红', relation: '女儿', notes: '慢性阻塞性肺病，血氧常年偏低。' },
  },
  {
    ...{ name: '吴国栋', sex: 'male', birthYear: 1943, flat: '401', living: 'alone' },
    ...{ relative: '吴迪', relation: '孙子' },
  },
]
