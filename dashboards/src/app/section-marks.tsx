import { AlertsMark, DevicesMark, mark, PersonMark, QualityMark, RulesMark } from './marks.tsx'
import type { Section } from './pages.ts'

const PlanMark = mark(
  <path d="M4 6.500 9.500 4l5 2.500L20 4v13.500L14.500 20l-5-2.500L4 20zM9.500 4v13.500M14.500 6.500V20" />,
)
const DutyMark = mark(
  <path d="M4.500 6h15v13.500h-15zM4.500 10h15M8.500 3.800V7M15.500 3.800V7M9 14.800l2 2 4-4" />,
)
const PeopleMark = mark(
  <path d="M9 11.500a3.300 3.300 0 1 0 0-6.600 3.300 3.300 0 0 0 0 6.600ZM3 19.500a6 6 0 0 1 12 0M16 11.500a3 3 0 1 0-1.200-5.700M17.200 14.300a5.400 5.400 0 0 1 3.800 5.200" />,
)
const BulletinsMark = mark(
  <path d="M4 10v4.500h3L15 19V5.500L7 10zM18 9a4.500 4.500 0 0 1 0 6.500M8 14.500 9.500 20" />,
)
const SettingsMark = mark(
  <path d="M10.400 5.700 10.600 3.500h2.800l.2 2.200 1.800.7L17 5l2 2-1.400 1.600.7 1.800 2.200.2v2.800l-2.200.2-.7 1.800L19 17l-2 2-1.600-1.400-1.800.7-.2 2.200h-2.800l-.2-2.200-1.800-.7L7 19l-2-2 1.400-1.600-.7-1.800-2.200-.2v-2.800l2.200-.2.7-1.800L5 7l2-2 1.600 1.400ZM12 14.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5Z" />,
)
export const MoreMark = mark(<path d="M5 7h14M5 12h14M5 17h14" />)

export const SECTION_MARKS: Readonly<Record<Section, typeof MoreMark>> = {
  alerts: AlertsMark,
  plan: PlanMark,
  devices: DevicesMark,
  rules: RulesMark,
  quality: QualityMark,
  duty: DutyMark,
  people: PeopleMark,
  bulletins: BulletinsMark,
  settings: SettingsMark,
  account: PersonMark,
}
